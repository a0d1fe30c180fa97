resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = "a: ${join("", [for i in range(1000) : "["])}${join("", [for i in range(1000) : "]"])}"
  }
}

# Told by terraform validate
#
# Error: Invalid Compose File
# on line 4: raw = { compose_file = "a: ${join("", [for i in range(1000) : "["])}${join("", [for i in range(1000) : "]"])}" }
#   In `raw.compose_file`: Dokploy cannot use this compose file: line 1: it is nested more than 250 levels deep.
