resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  server_id = "nobody"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 4: server_id = "nobody"
#   `server_id` is `nobody`, but Dokploy has no server with this ID, or the API key may not see it. Copy its ID from Dokploy's dashboard.
#
#   server.one answered 404: Server not found
