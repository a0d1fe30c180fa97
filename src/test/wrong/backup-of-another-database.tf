resource "dokploy_backup" "wrong" {
  postgres_id     = var.existing.postgres_id
  database_name   = "shpo"
  destination_id  = var.existing.destination_id
  cron_expression = "0 3 * * *"
}

# Told by terraform plan
#
# Warning: Not the Service's Own Database
# on line 3: database_name = "shpo"
#   `database_name` is `shpo`, but the service was created with the database `shop`. Backups fail unless a database `shpo` exists in the service. Remove `database_name` to back up `shop`.
