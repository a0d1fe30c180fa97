resource "dokploy_project" "wrong" {
  name = ""
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: name = ""
#   `name` must not be empty.
