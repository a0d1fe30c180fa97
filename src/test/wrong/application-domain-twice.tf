resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  domains = [
    { host = "twice.example.com" },
    { host = "twice.example.com" },
  ]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Twice the same
# on line 4: domains = [ { host = "twice.example.com" }, { host = "twice.example.com" }, ]
#   In `domains[1]`: Another element of `domains` has the same `host` and `path`. Only one of them could be in effect.
