resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = <<-YAML
      services:
        web:
          image: nginx
          image: httpd
    YAML
  }
}

# Told by terraform validate
#
# Error: Invalid Compose File
# on line 4: raw = { compose_file = <<-YAML services: web: image: nginx image: httpd YAML }
#   In `raw.compose_file`: Dokploy cannot use this compose file: line 4: found duplicate key image
