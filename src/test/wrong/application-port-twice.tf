resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  ports = [
    { published_port = 18080, target_port = 80 },
    { published_port = 18080, target_port = 81 },
  ]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Duplicate Element
# on line 4: ports = [ { published_port = 18080, target_port = 80 }, { published_port = 18080, target_port = 81 }, ]
#   In `ports[1]`: another element of `ports` has the same `published_port` and `protocol`. Only one of the two can take effect. Remove one, or change its `published_port` and `protocol`.
