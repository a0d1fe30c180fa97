resource "dokploy_network" "wrong" {
  name = "my network"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: name = "my network"
#   `name` must be a name of letters, digits, `_`, `.` and `-` that begins with a letter or digit, not `my network`.
