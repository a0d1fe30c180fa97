resource "dokploy_user_permissions" "wrong" {
  user_id             = "HQ53FRg0GJ-8r65RP7MNB"
  can_create_projects = true
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 2: user_id = "HQ53FRg0GJ-8r65RP7MNB"
#   `user_id` is `HQ53FRg0GJ-8r65RP7MNB`, but Dokploy has no user with this ID, or the API key has no access to it. Use a reference such as `dokploy_user.NAME.id`, or look up the ID with the data source `dokploy_user`.
#
#   User not found in this organization (user.one, status 404)
