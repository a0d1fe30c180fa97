resource "dokploy_network" "wrong" {
  name = "made-elsewhere"
}

# Told by terraform plan
#
# Error: Object Already Exists
# on line 2: name = "made-elsewhere"
#   Dokploy already has a dokploy_network with the same `name`: `ID`. Dokploy refuses a second one: change `name`, or import the existing one:
#
#   import {
#     to = dokploy_network.NAME
#     id = "ID"
#   }
#
#   Replace NAME with the name of the resource in the configuration.
