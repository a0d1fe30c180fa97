resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  env = ["A=1"]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Incorrect attribute value type
# on line 4: env = ["A=1"]
#   Inappropriate value for attribute "env": map of string required.
