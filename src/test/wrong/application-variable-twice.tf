resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  env = {
    A = "1"
  }
  secret_env = {
    A = "2"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Variable set twice
# on line 7: secret_env = { A = "2" }
#   In `secret_env["A"]`: `A` stands in more than one of the maps that are joined here. Remove it from all but one.
