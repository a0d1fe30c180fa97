resource "dokploy_backup" "wrong" {
  postgres_id     = var.existing.postgres_id
  database_name   = "shop"
  destination_id  = var.existing.destination_id
  cron_expression = "every night"
}

# Told by terraform validate
#
# Error: Invalid Cron Expression
# on line 5: cron_expression = "every night"
#   `every night` is not a valid cron expression: five fields are needed (minute, hour, day of the month, month, day of the week), or six with seconds in front, or one of @daily, @hourly, @monthly, @weekly, @yearly. For example, `0 3 * * *` runs every night at 03:00.
