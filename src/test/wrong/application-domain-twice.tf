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
# Error: Duplicate Element
# on line 4: domains = [ { host = "twice.example.com" }, { host = "twice.example.com" }, ]
#   In `domains[1]`: another element of `domains` has the same `host` and `path`. Only one of the two can take effect. Remove one, or change its `host` and `path`.
