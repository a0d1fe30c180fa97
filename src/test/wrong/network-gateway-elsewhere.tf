resource "dokploy_network" "wrong" {
  name = "row-gateway-elsewhere"
  ipam = {
    config = [{ subnet = "10.20.0.0/16", gateway = "10.21.0.1" }]
  }
}

# Told by terraform validate
#
# Error: Invalid Network Address
# on line 3: ipam = { config = [{ subnet = "10.20.0.0/16", gateway = "10.21.0.1" }] }
#   In `ipam.config[0].gateway`: `gateway` must be an address inside the `subnet` `10.20.0.0/16`, not `10.21.0.1`.
