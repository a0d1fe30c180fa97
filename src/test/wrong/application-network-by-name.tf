resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  network_ids = ["existing-overlay"]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Unknown Network
# on line 4: network_ids = ["existing-overlay"]
#   `network_ids` contains `existing-overlay`, which is the id of no network of this server, so Dokploy ignores it. It is the name of the network with the id `ID`: use the id.
