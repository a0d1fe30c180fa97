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
#   The compose stack `stack` in the environment ID publishes host port 80/tcp, which Traefik uses for all domains. Choose another port, or route requests to the service with a domain.
