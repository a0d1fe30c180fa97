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
#   `network_ids` contains `existing-overlay`, but no network of this server has this ID, so Dokploy ignores it. `existing-overlay` is the name of the network with the ID `ID`: use the ID.
