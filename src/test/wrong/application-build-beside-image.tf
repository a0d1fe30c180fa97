resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  build = {
    type = "dockerfile"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 4: build = { type = "dockerfile" }
#   `build` has no effect: it is not used with `docker`. Remove `build`.
