resource "dokploy_mongo" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name = "shop"
  database_user = "shop"
}

# Told by terraform validate
#
# Error: Unsupported argument
# on line 4: database_name = "shop"
#   An argument named "database_name" is not expected here.
