variable "backup_file" {
  type        = string
  description = "Path of the backup file in the bucket."
}

data "dokploy_backup" "orders" {
  id = "TvVvtuBCwEDAvnmlaOvb0"
}

# Overwrites data of the database:
# terraform apply -invoke=action.dokploy_restore_backup.orders -var='backup_file=orders-x7k2pd/2026-01-31T03-00-00-000Z.sql.gz'
action "dokploy_restore_backup" "orders" {
  config {
    backup_id   = data.dokploy_backup.orders.id
    backup_file = var.backup_file
    timeout     = "1h"
  }
}
