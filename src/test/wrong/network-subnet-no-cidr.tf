resource "dokploy_network" "wrong" {
  name = "row-no-cidr"
  ipam = {
    config = [{ subnet = "10.20.0.0" }]
  }
}

# Told by terraform validate
#
# Error: Invalid Network Address
# on line 3: ipam = { config = [{ subnet = "10.20.0.0" }] }
#   In `ipam.config[0].subnet`: `subnet` must be an address range such as `10.20.0.0/16`, not `10.20.0.0`.
