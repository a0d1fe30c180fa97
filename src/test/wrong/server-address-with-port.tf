resource "dokploy_server" "wrong" {
  name       = "worker"
  ip_address = "203.0.113.7:22"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: ip_address = "203.0.113.7:22"
#   `ip_address` must be an IP address or a host name, without scheme and port, not `203.0.113.7:22`.
