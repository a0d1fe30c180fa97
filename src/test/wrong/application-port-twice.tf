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
# Error: Twice the same
# on line 4: ports = [ { published_port = 18080, target_port = 80 }, { published_port = 18080, target_port = 81 }, ]
#   In `ports[1]`: Another element of `ports` has the same `published_port` and `protocol`. Only one of them could be in effect.
