resource "dokploy_backup" "wrong" {
  postgres_id    = var.existing.postgres_id
  database       = "shop"
  destination_id = var.existing.destination_id
  schedule       = "every night"
}

# Told by terraform validate
#
# Error: Not a cron expression
# on line 5: schedule = "every night"
#   `every night` would never run as it is meant: five fields are needed (minute, hour, day of the month, month, day of the week), or six with seconds in front, or one of @daily, @hourly, @monthly, @weekly, @yearly. Write for example `0 3 * * *` for every night at three.
