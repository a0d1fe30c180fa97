# Not known before the apply: nothing reads a server before the service is made.
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
# Error: Not allowed
# on line 2: resource "dokploy_application" "app" {
#   application.create answered 401: You are not authorized to access this server
#
#   The API key's user lacks the permission for this, or Dokploy asks for a licence. Use the key of an owner or admin of the organization.
