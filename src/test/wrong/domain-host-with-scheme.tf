resource "dokploy_domain" "app" {
  application_id = var.existing.application_id
  host           = "https://app.example.com/"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: host = "https://app.example.com/"
#   `host` must be a host name such as `app.example.com`, without scheme, port, path, wildcard or underscore (for other letters use `provider::dokploy::idna`), not `https://app.example.com/`.
