resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  ports = [{ published_port = 18082, target_port = 80 }]
  swarm = {
    endpoint_spec = {
      mode = "vip"
    }
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 4: ports = [{ published_port = 18082, target_port = 80 }]
#   `ports` has no effect: with `swarm.endpoint_spec`, only the ports of `swarm.endpoint_spec.ports` are published. Remove `ports`, or list its ports in `swarm.endpoint_spec.ports`.
