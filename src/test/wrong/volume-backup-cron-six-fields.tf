resource "dokploy_volume_backup" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  volume_name     = "data"
  cron_expression = "99 4 * * *"
  destination_id  = var.existing.destination_id
}

# Told by terraform validate
#
# Error: Invalid Cron Expression
# on line 5: cron_expression = "99 4 * * *"
#   `99 4 * * *` is not a valid cron expression: `99` is not a minute from 0 to 59. For example, `0 3 * * *` runs every night at 03:00.
