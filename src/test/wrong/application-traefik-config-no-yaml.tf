resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  traefik_config = "http: [routers"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Traefik Configuration
# on line 4: traefik_config = "http: [routers"
#   `traefik_config` is not YAML that Traefik can read, so Traefik would ignore the whole file: line 1: expected ',' or ']', but got <stream end>
