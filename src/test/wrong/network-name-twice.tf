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
#   This plan has another dokploy_network with the same `name`. Dokploy refuses the second one. Remove one of them, or change `name`.
