resource "dokploy_registry" "wrong" {
  name         = "ghcr"
  registry_url = "ghcr.io"
  username     = "example"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_registry" "wrong" {
#   Exactly one of `password` and `password_wo` must be set.
