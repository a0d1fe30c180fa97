resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = <<-YAML
      x-web: &web
        image: nginx
        ports: ["19999:443"]
      services:
        web:
          <<: *web
    YAML
  }
}

# Told by terraform plan
#
# Warning: Published twice
# on line 4: raw = { compose_file = <<-YAML x-web: &web image: nginx ports: ["19999:443"] services: web: <<: *web YAML }
#   Port 443/tcp of the same server is wanted by the application `app` in the environment ID and by the compose `stack` in the environment ID. The one that is deployed second will fail: choose another port for one of them.
