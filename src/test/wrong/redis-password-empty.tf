resource "dokploy_redis" "cache" {
  environment_id    = var.environment_id
  name              = "cache"
  delete_volumes    = true
  database_password = ""
}

# Told by terraform validate
#
# Error: Empty Database Password
# on line 5: database_password = ""
#   `database_password` must not be empty. Choose a password, or leave out `database_password` to have one generated.
