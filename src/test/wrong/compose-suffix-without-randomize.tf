resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  suffix = "blue"
  raw = {
    compose_file = <<-YAML
      services:
        web:
          image: nginx
    YAML
  }
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 4: suffix = "blue"
#   `suffix` requires `randomize`.
