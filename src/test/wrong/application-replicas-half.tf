resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  replicas = 1.5
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: replicas = 1.5
#   `replicas` must be a whole number of at most 64 bits, not `1.5`.
