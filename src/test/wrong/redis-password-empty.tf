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
#   `database_password` must not be empty. Set a password, or remove `database_password` to generate one.
