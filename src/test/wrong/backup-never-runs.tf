resource "dokploy_backup" "wrong" {
  postgres_id    = var.existing.postgres_id
  database       = "shop"
  destination_id = var.existing.destination_id
  schedule       = "0 0 30 2 *"
}

# Told by terraform validate
#
# Error: Not a cron expression
# on line 5: schedule = "0 0 30 2 *"
#   `0 0 30 2 *` would never run as it is meant: there is no such day. Write for example `0 3 * * *` for every night at three.
