resource "dokploy_web_server_settings" "wrong" {
  host = "https://dokploy.example.com"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: host = "https://dokploy.example.com"
#   `host` must be a host name in lower case, such as `dokploy.example.com`, without scheme and path, or empty, not `https://dokploy.example.com`.
