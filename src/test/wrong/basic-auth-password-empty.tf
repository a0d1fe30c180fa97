resource "dokploy_basic_auth" "wrong" {
  application_id = var.existing.application_id
  username       = "staff"
  password       = ""
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: password = ""
#   `password` must not be empty.
