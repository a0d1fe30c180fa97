resource "dokploy_application" "app" {
  name = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Missing required argument
# on line 1: resource "dokploy_application" "app" {
#   The argument "environment_id" is required, but no definition was found.
