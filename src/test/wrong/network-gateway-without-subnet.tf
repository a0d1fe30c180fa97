resource "dokploy_network" "wrong" {
  name = "row-gateway-alone"
  ipam = {
    config = [{ gateway = "10.21.0.1" }]
  }
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 3: ipam = { config = [{ gateway = "10.21.0.1" }] }
#   In `ipam.config[0]`: `gateway` and `ip_range` require `subnet`.
