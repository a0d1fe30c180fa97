resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host = "path.example.com"
  path = "assets"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: path = "assets"
#   `path` must be a path that begins with `/`, not `assets`.
