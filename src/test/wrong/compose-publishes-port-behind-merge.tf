resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = <<-YAML
      x-web: &web
        image: nginx
        ports: ["18444:443"]
      services:
        web:
          <<: *web
    YAML
  }
}

# Told by terraform plan
#
# Warning: Host Port Already Used
# on line 4: raw = { compose_file = <<-YAML x-web: &web image: nginx ports: ["18444:443"] services: web: <<: *web YAML }
#   Host port 18444/tcp is already published by the application `rows/production/existing-application` on this server, so the compose stack `stack` in the environment ID cannot publish it. The next deployment fails, or its container does not start. Choose another port, or free this port first.
