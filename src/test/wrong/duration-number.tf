resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
  swarm = {
    stop_grace_period = 10
  }
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 7: swarm = { stop_grace_period = 10 }
#   `swarm.stop_grace_period` must be a duration with its unit, such as `30s`, `1m30s` or `500ms`, not `10`.
