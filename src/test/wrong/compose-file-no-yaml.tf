resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = <<-YAML
      services: [web
    YAML
  }
}

# Told by terraform validate
#
# Error: Invalid Compose File
# on line 4: raw = { compose_file = <<-YAML services: [web YAML }
#   In `raw.compose_file`: Dokploy cannot use this compose file: line 2: expected ',' or ']', but got <stream end>
