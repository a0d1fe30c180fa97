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
#   `app_name_prefix` must be at most 56 of `a` to `z`, digits, `.`, `_` and `-`, beginning with a letter or digit, not `My App`.
