resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  env = {
    HOST = "localhost"
    URL  = "https://$${{HOSTNAME}}/"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Unknown Variable Reference
# on line 4: env = { HOST = "localhost" URL = "https://$${{HOSTNAME}}/" }
#   `env["URL"]` refers to `${{HOSTNAME}}`, but the service has no variable `HOSTNAME`, so the deployment fails. Add the variable to the service.
