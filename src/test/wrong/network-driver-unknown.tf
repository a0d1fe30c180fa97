resource "dokploy_network" "wrong" {
  name   = "row-macvlan"
  driver = "macvlan"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: driver = "macvlan"
#   `driver` must be one of `bridge` or `overlay`, not `macvlan`.
