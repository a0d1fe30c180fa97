resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  ports = [{ published_port = 8080, target_port = 70000 }]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: ports = [{ published_port = 8080, target_port = 70000 }]
#   `ports[0].target_port` must be between 1 and 65535, not `70000`.
