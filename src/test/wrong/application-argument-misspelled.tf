resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  replica = 2
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Unsupported argument
# on line 4: replica = 2
#   An argument named "replica" is not expected here. Did you mean "replicas"?
