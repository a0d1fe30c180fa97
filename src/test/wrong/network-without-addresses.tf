resource "dokploy_network" "wrong" {
  name        = "row-no-addresses"
  enable_ipv4 = false
}

# Told by terraform validate
#
# Error: Network Without Addresses
# on line 3: enable_ipv4 = false
#   A network without IPv4 requires `enable_ipv6 = true`.
