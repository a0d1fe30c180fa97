# Not known before the apply: nothing else in the plan reads registries.
resource "dokploy_application" "app" {
  environment_id = var.environment_id
  registry_id    = "no-such-registry"
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
}
# Told by terraform apply
#
# Error: Referenced Object Not Found
# on line 4: registry_id = "no-such-registry"
#   `registry_id` is `no-such-registry`, but Dokploy has no registry with this ID, or the API key may not see it. Copy its ID from Dokploy's dashboard.
#
#   application.update answered 500: the database refused the values.
#
#   Terraform marks this dokploy_application as tainted: the next apply destroys it and creates a new one. To keep it and only finish what is missing, run `terraform untaint ADDRESS` with its address first.
