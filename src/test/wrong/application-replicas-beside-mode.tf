resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  replicas = 3
  swarm = {
    mode = {
      global = {}
    }
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 4: replicas = 3
#   `replicas` has no effect: `swarm.mode` sets the number of containers. Remove `replicas`, or set `swarm.mode` instead.
