resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = ""

  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: name = ""
#   `name` must not be empty.
