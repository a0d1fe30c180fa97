resource "dokploy_organization" "wrong" {
  name         = "row-organization"
  default_role = "owner"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: default_role = "owner"
#   `default_role` must be `admin`, `member` or the name of a custom role, not `owner`.
