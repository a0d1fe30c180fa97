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
#   `server_id` is `nobody`, but Dokploy has no server with this ID, or the API key has no access to it. Use a reference such as `dokploy_server.NAME.id`, or look up the ID with the data source `dokploy_server`.
#
#   Server not found (server.one, status 404)
