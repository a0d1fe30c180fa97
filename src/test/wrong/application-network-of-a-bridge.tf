resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  network_ids = [var.existing.bridge_id]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Network Not Joined
# on line 4: network_ids = [var.existing.bridge_id]
#   `network_ids` contains `ID`, the network `existing-bridge` with `driver = "bridge"`. Services of Docker Swarm join overlay networks only, and Dokploy ignores others. Use a network with `driver = "overlay"`.
