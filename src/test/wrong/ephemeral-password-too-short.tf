ephemeral "dokploy_password" "wrong" {
  length = 6
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: length = 6
#   `length` must be between 8 and 128, not `6`.
