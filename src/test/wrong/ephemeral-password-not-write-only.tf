ephemeral "dokploy_password" "wrong" {}

resource "dokploy_redis" "wrong" {
  environment_id    = var.environment_id
  name              = "cache"
  database_password = ephemeral.dokploy_password.wrong.password
}
# Told by terraform validate
#
# Error: Invalid use of ephemeral value
# on line 6: database_password = ephemeral.dokploy_password.wrong.password
#   Ephemeral values are not valid for "database_password", because it is not a write-only attribute and must be persisted to state.
