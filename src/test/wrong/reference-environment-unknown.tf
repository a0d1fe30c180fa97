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
#   `environment_id` is `no-such-environment`, but Dokploy has no environment with this ID, or the API key may not see it. Refer to it as `dokploy_environment.NAME.id`, or look its ID up with the data source `dokploy_environment`.
#
#   environment.one answered 404: Environment not found
