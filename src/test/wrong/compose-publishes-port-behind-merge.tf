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
# Warning: Already published
# on line 4: raw = { compose_file = <<-YAML x-web: &web image: nginx ports: ["18444:443"] services: web: <<: *web YAML }
#   Port 18444/tcp of the same server leads to the application `rows/production/existing-application`, and the compose `stack` in the environment ID is to have it: the next deploy will fail, or its container will not start. Choose another port, or free that one first.
