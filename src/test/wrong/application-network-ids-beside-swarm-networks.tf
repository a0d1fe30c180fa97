resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  network_ids = [var.existing.overlay_id]
  swarm = {
    networks = [{ target = "dokploy-network" }]
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 4: network_ids = [var.existing.overlay_id]
#   `network_ids` has no effect: with `swarm.networks`, containers join only the networks of that list. Remove `network_ids` or `swarm.networks`.
