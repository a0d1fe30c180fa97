resource "dokploy_application" "app" {
  environment_id = var.environment_id
  server_id      = "no-such-server"
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 3: server_id = "no-such-server"
#   `server_id` is `no-such-server`, but Dokploy has no server with this ID, or the API key has no access to it. Use a reference such as `dokploy_server.NAME.id`, or look up the ID with the data source `dokploy_server`.
#
#   Server not found (server.one, status 404)
