resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  ports = [{ published_port = 443, target_port = 443 }]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Port Used by Dokploy
# on line 4: ports = [{ published_port = 443, target_port = 443 }]
#   Port 443/tcp of the server is wanted by the application `app` in the environment ID, and Dokploy's Traefik listens there for the requests to all domains. Choose another port, or lead requests there with a domain.
