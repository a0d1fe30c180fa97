resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  env = {
    "MY KEY" = "value"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: env = { "MY KEY" = "value" }
#   `env` must have keys that are made of letters, digits, `_`, `.` and `-`, unlike `MY KEY`.
