resource "dokploy_destination" "wrong" {
  name              = "d"
  bucket            = "b"
  endpoint          = "https://s3.example.com"
  access_key        = "AKIAEXAMPLE"
  secret_access_key = "secret-of-it"
  additional_flags  = ["s3-no-check-bucket"]
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 7: additional_flags = ["s3-no-check-bucket"]
#   `additional_flags[0]` must be a flag such as `--s3-no-check-bucket` or `--flag=value`, not `s3-no-check-bucket`.
