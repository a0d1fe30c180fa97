resource "dokploy_destination" "wrong" {
  name       = "d"
  bucket     = "b"
  endpoint   = "https://s3.example.com"
  access_key = "AKIAEXAMPLE"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_destination" "wrong" {
#   Exactly one of `secret_access_key` and `secret_access_key_wo` must be set.
