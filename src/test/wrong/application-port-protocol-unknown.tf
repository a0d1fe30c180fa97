resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  ports = [{ published_port = 18081, target_port = 80, protocol = "http" }]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: ports = [{ published_port = 18081, target_port = 80, protocol = "http" }]
#   `ports[0].protocol` must be one of `tcp` or `udp`, not `http`.
