resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  database_password            = "correct-horse"
  database_password_wo         = "correct-horse"
  database_password_wo_version = 1
}

# Told by terraform validate
#
# Error: Conflicting Arguments
# on line 7: database_password_wo = "correct-horse"
#   Only one of `database_password` and `database_password_wo` can be set.
