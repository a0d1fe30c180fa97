resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
  swarm = {
    health_check = {
      test     = ["CMD", "true"]
      interval = "30"
    }
  }
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 7: swarm = { health_check = { test = ["CMD", "true"] interval = "30" } }
#   `swarm.health_check.interval` must be a duration with its unit, such as `30s`, `1m30s` or `500ms`, not `30`.
