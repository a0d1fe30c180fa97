resource "dokploy_security" "wrong" {
  application_id = var.existing.application_id
  username = "staff"
}

# Told by terraform validate
#
# Error: A choice is missing
# on line 1: resource "dokploy_security" "wrong" {
#   Exactly one of `password` and `password_wo` must be set.
