resource "dokploy_application" "agent" {
  environment_id = var.environment_id
  name           = "agent"
  running        = false
  docker         = { image = "nginx:alpine" }
  swarm          = { mode = { global = {} } }
}
# Told by terraform validate
#
# Error: Service Cannot Be Stopped
# on line 4: running = false
#   `running = false` has no effect on a service with `swarm.mode.global`: Dokploy v0.30.2 stops a service by setting its number of containers to 0, which Docker refuses in this mode. Remove `running`, or set `swarm.mode.replicated`.
