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
# Error: Not a compose file
# on line 4: raw = { compose_file = <<-YAML services: [web YAML }
#   In `raw.compose_file`: The compose file cannot be used: line 2: expected ',' or ']', but got <stream end>
