resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  memory_limit = "512"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Too little memory
# on line 4: memory_limit = "512"
#   Docker gives a container at least `4m`. A number without a unit means bytes.
