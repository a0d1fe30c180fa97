resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = <<-YAML
      services:
        web: &web
          image: nginx
          x-self: *web
    YAML
  }
}

# Told by terraform validate
#
# Error: Invalid Compose File
# on line 4: raw = { compose_file = <<-YAML services: web: &web image: nginx x-self: *web YAML }
#   In `raw.compose_file`: Dokploy cannot use this compose file: line 4: the alias `*web` refers to the value that contains it.
