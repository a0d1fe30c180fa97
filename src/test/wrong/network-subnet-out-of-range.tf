resource "dokploy_network" "wrong" {
  name = "row-out-of-range"
  ipam = {
    config = [{ subnet = "10.20.300.0/33" }]
  }
}

# Told by terraform validate
#
# Error: Invalid Network Address
# on line 3: ipam = { config = [{ subnet = "10.20.300.0/33" }] }
#   In `ipam.config[0].subnet`: `subnet` must be an address range such as `10.20.0.0/16`, not `10.20.300.0/33`.
