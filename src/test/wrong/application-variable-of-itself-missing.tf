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
#   `env["URL"]` refers to `${{HOSTNAME}}`, and the service has no variable `HOSTNAME`: the deployment will fail. Add it to the variables of the service.
