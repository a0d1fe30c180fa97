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

# Told by terraform validate
#
# Warning: Setting without effect
# on line 8: build = { type = "static" build_stage = "prod" }
#   In `build.build_stage`: `build_stage` counts only with `type = "dockerfile"`.
