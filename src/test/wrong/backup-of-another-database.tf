resource "dokploy_backup" "wrong" {
  postgres_id    = var.existing.postgres_id
  database       = "shpo"
  destination_id = var.existing.destination_id
  schedule       = "0 3 * * *"
}

# Told by terraform plan
#
# Warning: Not the Service's Own Database
# on line 3: database = "shpo"
#   `database` is `shpo`, and the database of the service is `shop`. Every backup will fail unless somebody has created a database `shpo` there. Remove `database` to back up `shop`.
