resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  git = {
    url    = "https://git.example.com/a.git"
    branch = "main"
  }
  build = {
    type = "docker"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 8: build = { type = "docker" }
#   `build.type` must be one of `nixpacks`, `dockerfile`, `heroku_buildpacks`, `paketo_buildpacks`, `static` or `railpack`, not `docker`.
