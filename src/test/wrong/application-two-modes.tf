resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  swarm = {
    mode = {
      global     = {}
      replicated = {}
    }
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Conflicting Arguments
# on line 4: swarm = { mode = { global = {} replicated = {} } }
#   Exactly one of `swarm.mode.replicated`, `swarm.mode.global`, `swarm.mode.replicated_job` and `swarm.mode.global_job` must be set.
