resource "dokploy_network" "wrong" {
  name = "row-range-elsewhere"
  ipam = {
    config = [{ subnet = "10.20.0.0/16", ip_range = "10.30.0.0/24" }]
  }
}

# Told by terraform validate
#
# Warning: Range Outside the Subnet
# on line 3: ipam = { config = [{ subnet = "10.20.0.0/16", ip_range = "10.30.0.0/24" }] }
#   In `ipam.config[0].ip_range`: `ip_range` is `10.30.0.0/24`, which is not inside the `subnet` `10.20.0.0/16`. Newer versions of Docker refuse such a network. Choose an `ip_range` inside the subnet.
