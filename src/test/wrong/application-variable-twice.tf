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
# Error: Duplicate Variable
# on line 7: secret_env = { A = "2" }
#   In `secret_env["A"]`: `A` is set in more than one of the maps of variables of this resource. Remove it from all but one.
