resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  memory_limit = "512"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Memory Amount Too Small
# on line 4: memory_limit = "512"
#   `memory_limit` is `512`, that is 512 bytes. Docker requires at least `4m` per container. Did you mean `512m` (MiB)?
