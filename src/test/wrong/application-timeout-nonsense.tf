resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  timeouts = {
    create = "soon"
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: timeouts = { create = "soon" }
#   `timeouts.create` must be a duration with its unit, such as `30s`, `1m30s` or `500ms`, not `soon`.
