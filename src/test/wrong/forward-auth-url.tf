resource "dokploy_forward_auth" "wrong" {
  host        = "https://auth.example.com"
  provider_id = "staff"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: host = "https://auth.example.com"
#   `host` must be a host name such as `auth.example.com`, without scheme, port or path, not `https://auth.example.com`.
