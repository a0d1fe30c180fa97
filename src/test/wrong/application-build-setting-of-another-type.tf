resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  git = {
    url    = "https://git.example.com/a.git"
    branch = "main"
  }
  build = {
    type          = "static"
    build_stage   = "prod"
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 8: build = { type = "static" build_stage = "prod" }
#   `build.build_stage` has no effect: it is only used with `type = "dockerfile"`. Remove `build.build_stage`.
