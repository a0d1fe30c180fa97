resource "dokploy_user" "wrong" {
  email = "row-no-password@example.com"
  role  = "member"
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_user" "wrong" {
#   A new user needs `password` or `password_wo`. Only imported users can do without.
