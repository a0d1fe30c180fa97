# Not known before the apply: nothing else in the plan reads servers.
resource "dokploy_application" "app" {
  environment_id = var.environment_id
  server_id      = "no-such-server"
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
}
# Told by terraform apply
#
# Error: Referenced Object Not Found
# on line 4: server_id = "no-such-server"
#   `server_id` is `no-such-server`, but Dokploy has no server with this ID, or the API key may not see it. Copy its ID from Dokploy's dashboard.
#
#   application.create answered 401: You are not authorized to access this server
