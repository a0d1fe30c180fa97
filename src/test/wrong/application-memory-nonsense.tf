resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  memory_limit = "half"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: memory_limit = "half"
#   `memory_limit` must be an amount of memory such as `512m`, `2g`, `1.5GiB`, or a number of bytes, not `half`.
