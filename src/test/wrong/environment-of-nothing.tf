resource "dokploy_environment" "wrong" {
  name = "staging"
}

# Told by terraform validate
#
# Error: Missing required argument
# on line 1: resource "dokploy_environment" "wrong" {
#   The argument "project_id" is required, but no definition was found.
