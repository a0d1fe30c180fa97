resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
  timeouts = {
    create = "600"
  }
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 7: timeouts = { create = "600" }
#   `timeouts.create` must be a duration with its unit, such as `30s`, `1m30s` or `500ms`, not `600`.
