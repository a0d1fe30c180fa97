resource "dokploy_invitation" "wrong" {
  email = "row-invited@example.com"
  role  = "developer"
}
# Told by terraform plan
#
# Error: Unknown Role
# on line 3: role = "developer"
#   The organization has no role `developer`; it has `admin`, `member`. A member with a role that does not exist has no permissions. If this configuration creates the role, refer to it: `role = dokploy_custom_role.NAME.name`.
