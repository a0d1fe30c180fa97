resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  compose_type = "swarm"
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
# Error: Invalid Attribute Value
# on line 4: compose_type = "swarm"
#   `compose_type` must be one of `docker-compose` or `stack`, not `swarm`.
