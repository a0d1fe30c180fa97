resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_application" "app" {
#   Exactly one of `docker`, `git`, `github`, `gitlab`, `bitbucket` and `gitea` must be set.
