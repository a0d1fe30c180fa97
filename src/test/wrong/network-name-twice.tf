resource "dokploy_network" "one" {
  name = "shared"
}

resource "dokploy_network" "two" {
  name       = "shared"
  depends_on = [dokploy_network.one]
}
# Told by terraform plan
#
# Warning: Duplicate Object
# on line 6: name = "shared"
#   Another dokploy_network of this plan has the same `name` in the same place. Dokploy refuses the second. Remove one of them, or change `name`.
