resource "dokploy_network" "wrong" {
  name = "my network"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: name = "my network"
#   `name` must be letters, digits, `_`, `.` and `-`, beginning with a letter or digit, not `my network`.
