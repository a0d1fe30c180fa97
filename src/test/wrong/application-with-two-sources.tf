resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  git = {
    url    = "https://git.example.com/a.git"
    branch = "main"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Conflicting Arguments
# on line 4: git = { url = "https://git.example.com/a.git" branch = "main" }
#   Exactly one of `docker`, `git`, `github`, `gitlab`, `bitbucket` and `gitea` must be set.
