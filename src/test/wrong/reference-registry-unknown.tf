resource "dokploy_application" "app" {
  environment_id = var.environment_id
  registry_id    = "no-such-registry"
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 3: registry_id = "no-such-registry"
#   `registry_id` is `no-such-registry`, but Dokploy has no registry with this ID, or the API key has no access to it. Use a reference such as `dokploy_registry.NAME.id`, or look up the ID with the data source `dokploy_registry`.
#
#   Registry not found (registry.one, status 404)
