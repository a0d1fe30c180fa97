resource "dokploy_server" "wrong" {
  name        = "worker"
  ip_address  = "203.0.113.7"
  server_type = "builder"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: server_type = "builder"
#   `server_type` must be one of `deploy` or `build`, not `builder`.
