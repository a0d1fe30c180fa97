resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = "a: ${join("", [for i in range(1000) : "["])}${join("", [for i in range(1000) : "]"])}"
  }
}

# Told by terraform validate
#
# Error: Not a compose file
# on line 4: raw = { compose_file = "a: ${join("", [for i in range(1000) : "["])}${join("", [for i in range(1000) : "]"])}" }
#   In `raw.compose_file`: The compose file cannot be used: line 1: it is nested more than 250 levels deep.
