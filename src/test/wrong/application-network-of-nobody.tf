resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  network_ids = ["nobody"]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Unknown Network
# on line 4: network_ids = ["nobody"]
#   `network_ids` contains `nobody`, which is the id of no network of this server, so Dokploy ignores it. Use the `id` of a `dokploy_network`.
