resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  env = {
    URL = "https://$${{project.MISSING}}/"
  }
  raw = {
    compose_file = <<-YAML
      services:
        web:
          image: nginx
    YAML
  }
}

# Told by terraform plan
#
# Warning: Unknown Variable Reference
# on line 4: env = { URL = "https://$${{project.MISSING}}/" }
#   `env["URL"]` refers to `${{project.MISSING}}`, but the project has no variable `MISSING`, so the deployment fails. Add the variable to the project, and let this service depend on the resource that sets it (`depends_on`).
