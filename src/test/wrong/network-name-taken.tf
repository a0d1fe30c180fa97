resource "dokploy_network" "wrong" {
  name = "made-elsewhere"
}

# Told by terraform plan
#
# Error: Object Already Exists
# on line 2: name = "made-elsewhere"
#   Dokploy has one with the same `name` here: `ID`. It refuses another one: change `name`, or import the one that is there:
#
#   import {
#     to = dokploy_network.NAME
#     id = "ID"
#   }
#
#   NAME stands for the name of the resource in the configuration.
