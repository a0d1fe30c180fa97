resource "dokploy_postgres" "shop" {
  environment_id    = var.environment_id
  name              = "shop"
  database_name     = "store"
  database_user     = "shop"
  database_password = "correct-horse-battery"
  docker_image      = "postgres:17"
  delete_volumes    = true
}

# Told by terraform plan
#
# Warning: Replacement Removes the Data
# on line 8: delete_volumes = true
#   Replacing the database `shop` destroys it first, and because of `delete_volumes = true` its volume `APP-NAME-data` with all data as well. The new database is empty. To keep the data, set `delete_volumes = false` and apply before replacing, or back it up.
