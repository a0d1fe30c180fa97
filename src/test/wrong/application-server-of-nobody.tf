# Not known before the apply: no read of the plan tells which servers there are.
resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  server_id = "nobody"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform apply
#
# Error: Referenced Object Not Found
# on line 5: server_id = "nobody"
#   `server_id` is `nobody`, but Dokploy has no server with this ID, or the API key may not see it. Copy its ID from Dokploy's dashboard.
#
#   application.create answered 401: You are not authorized to access this server
