resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  replicas = -1
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: replicas = -1
#   `replicas` must be between 0 and 10000, not `-1`.
