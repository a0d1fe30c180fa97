resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = <<-YAML
      version: "3"
    YAML
  }
}

# Told by terraform validate
#
# Error: Not a compose file
# on line 4: raw = { compose_file = <<-YAML version: "3" YAML }
#   In `raw.compose_file`: The compose file cannot be used: it has no `services`.
