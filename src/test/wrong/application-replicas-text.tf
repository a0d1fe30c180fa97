resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  replicas = "many"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Incorrect attribute value type
# on line 4: replicas = "many"
#   Inappropriate value for attribute "replicas": a number is required.
