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
#   The application `app` in the environment ID publishes host port 443/tcp, which Traefik uses for all domains. Choose another port, or route requests to the service with a domain.
