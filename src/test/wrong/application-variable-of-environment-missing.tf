resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  env = {
    URL = "https://$${{environment.MISSING}}/"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Unknown Variable Reference
# on line 4: env = { URL = "https://$${{environment.MISSING}}/" }
#   `env["URL"]` refers to `${{environment.MISSING}}`, but the environment has no variable `MISSING`, so the deployment fails. Add the variable to the environment, and let this service depend on the resource that sets it (`depends_on`).
