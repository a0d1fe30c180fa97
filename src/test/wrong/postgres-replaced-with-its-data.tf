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
#   Replacing the database `shop` destroys it first, and `delete_volumes = true` deletes its volume `APP-NAME-data` with all data. The new database starts empty. To keep the data, set `delete_volumes = false` and run `terraform apply` before you replace the database, or back the data up.
