resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  env = {
    URL = "https://$${{project.MISSING}}/"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Unknown Variable Reference
# on line 4: env = { URL = "https://$${{project.MISSING}}/" }
#   `env["URL"]` refers to `${{project.MISSING}}`, but the project has no variable `MISSING`, so the deployment fails. Add the variable to the project, and let this service depend on the resource that sets it (`depends_on`).
