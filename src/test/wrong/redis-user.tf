resource "dokploy_redis" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user = "shop"
}

# Told by terraform validate
#
# Error: Unsupported argument
# on line 4: database_user = "shop"
#   An argument named "database_user" is not expected here.
