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
# Warning: Already published
# on line 4: ports = [{ published_port = 19999, target_port = 80 }]
#   Port 19999/tcp of the same server leads to the application `rows/production/existing-application`, and the application `app` in the environment ID is to have it: the next deploy will fail, or its container will not start. Choose another port, or free that one first.
