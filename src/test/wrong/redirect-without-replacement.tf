resource "dokploy_redirect" "wrong" {
  application_id = var.existing.application_id
  regex = "^http://(.*)"
}

# Told by terraform validate
#
# Error: Missing required argument
# on line 1: resource "dokploy_redirect" "wrong" {
#   The argument "replacement" is required, but no definition was found.
