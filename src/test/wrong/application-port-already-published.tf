resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  ports = [{ published_port = 19999, target_port = 80 }]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Host Port Already Used
# on line 4: ports = [{ published_port = 19999, target_port = 80 }]
#   Host port 19999/tcp is already published by the application `rows/production/existing-application` on this server, so the application `app` in the environment ID cannot publish it. The next deployment fails, or its container does not start. Choose another port, or free this port first.
