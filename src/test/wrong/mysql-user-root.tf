resource "dokploy_mysql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "root"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 5: database_user = "root"
#   `database_user` must be a name other than `root`, not `root`.
