resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = <<-YAML
      services:
        web:
          image: nginx
          ports: ["80:80"]
    YAML
  }
}

# Told by terraform plan
#
# Warning: Port Used by Dokploy
# on line 4: raw = { compose_file = <<-YAML services: web: image: nginx ports: ["80:80"] YAML }
#   Port 80/tcp of the server is wanted by the compose `stack` in the environment ID, and Dokploy's Traefik listens there for the requests to all domains. Choose another port, or lead requests there with a domain.
