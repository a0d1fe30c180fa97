resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  app_name_prefix = "My App"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: app_name_prefix = "My App"
#   `app_name_prefix` must be 1 to 56 characters (`a` to `z`, digits, `.`, `_`, `-`) that begin with a letter or digit, not `My App`.
