resource "dokploy_bootstrap" "wrong" {
  email    = "admin@example.com"
  password = "s3cr3t"
  name     = "Ada"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: password = "s3cr3t"
#   `password` must be 8 to 128 characters long.
