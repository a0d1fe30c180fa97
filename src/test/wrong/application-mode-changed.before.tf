resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"

  docker = {
    image = "nginx:1.29-alpine"
  }
}

