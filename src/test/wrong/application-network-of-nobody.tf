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
#   `network_ids` contains `nobody`, but no network of this server has this ID, so Dokploy ignores it. Use the `id` of a `dokploy_network`.
