resource "dokploy_application" "app" {
  environment_id = "no-such-environment"
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 2: environment_id = "no-such-environment"
#   `environment_id` is `no-such-environment`, but Dokploy has no environment with this ID, or the API key has no access to it. Use a reference such as `dokploy_environment.NAME.id` or `dokploy_project.NAME.production_environment_id`, or look up the ID with the data source `dokploy_environment`.
#
#   Environment not found (environment.one, status 404)
