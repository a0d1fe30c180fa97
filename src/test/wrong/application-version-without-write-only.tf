resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  secret_env_wo_version = 1
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 4: secret_env_wo_version = 1
#   `secret_env_wo_version` requires `secret_env_wo`.
