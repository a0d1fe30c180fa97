resource "dokploy_port" "wrong" {
  application_id = var.existing.application_id
  published_port = 18085
}

# Told by terraform validate
#
# Error: Missing required argument
# on line 1: resource "dokploy_port" "wrong" {
#   The argument "target_port" is required, but no definition was found.
