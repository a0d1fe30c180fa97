resource "dokploy_backup" "wrong" {
  postgres_id     = var.existing.postgres_id
  database_name   = "shop"
  destination_id  = var.existing.destination_id
  cron_expression = "0 0 30 2 *"
}

# Told by terraform validate
#
# Error: Invalid Cron Expression
# on line 5: cron_expression = "0 0 30 2 *"
#   `0 0 30 2 *` is not a valid cron expression: no month that it names has such a day. For example, `0 3 * * *` runs every night at 03:00.
