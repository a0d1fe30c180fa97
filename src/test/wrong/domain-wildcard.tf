resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host = "*.example.com"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: host = "*.example.com"
#   `host` must be a host name such as `app.example.com`, without scheme, port, path, wildcard or underscore (for other letters use `provider::dokploy::idna`), not `*.example.com`.
