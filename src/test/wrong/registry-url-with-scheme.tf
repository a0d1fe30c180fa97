resource "dokploy_registry" "wrong" {
  name         = "ghcr"
  registry_url = "https://ghcr.io"
  username     = "example"
  password     = "correct-horse-battery"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: registry_url = "https://ghcr.io"
#   `registry_url` must be a host, with a port if necessary and without a scheme, such as `ghcr.io` or `registry.example.com:5000`, not `https://ghcr.io`.
