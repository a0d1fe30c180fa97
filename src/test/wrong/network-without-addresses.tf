resource "dokploy_network" "wrong" {
  name        = "row-no-addresses"
  enable_ipv4 = false
}

# Told by terraform validate
#
# Error: No addresses at all
# on line 3: enable_ipv4 = false
#   Without IPv4 a network needs `enable_ipv6 = true`.
