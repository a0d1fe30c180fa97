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
# Error: Invalid Compose File
# on line 4: raw = { compose_file = <<-YAML version: "3" YAML }
#   In `raw.compose_file`: Dokploy cannot use this compose file: the file has no `services`.
