resource "dokploy_backup" "wrong" {
  postgres_id       = var.existing.postgres_id
  destination_id    = var.existing.destination_id
  cron_expression   = "0 3 * * *"
  database_name     = "shop"
  keep_latest_count = 0
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 6: keep_latest_count = 0
#   `keep_latest_count` must be between 1 and 100000, not `0`.
