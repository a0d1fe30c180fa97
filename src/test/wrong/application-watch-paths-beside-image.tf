resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  watch_paths = ["src/**"]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 4: watch_paths = ["src/**"]
#   `watch_paths` has no effect: it is not used with `docker`. Remove `watch_paths`.
