resource "dokploy_basic_auth" "wrong" {
  application_id = var.existing.application_id
  username       = "staff"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_basic_auth" "wrong" {
#   Exactly one of `password` and `password_wo` must be set.
