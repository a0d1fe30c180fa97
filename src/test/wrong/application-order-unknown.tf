resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  swarm = {
    update_config = {
      parallelism = 1
      order       = "first-start"
    }
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: swarm = { update_config = { parallelism = 1 order = "first-start" } }
#   `swarm.update_config.order` must be one of `stop-first` or `start-first`, not `first-start`.
