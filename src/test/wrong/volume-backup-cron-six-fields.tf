resource "dokploy_volume_backup" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  volume_name     = "data"
  cron_expression = "99 4 * * *"
  destination_id  = var.existing.destination_id
}

# Told by terraform validate
#
# Error: Not a cron expression
# on line 5: cron_expression = "99 4 * * *"
#   `99 4 * * *` would never run as it is meant: `99` is no minute from 0 to 59. Write for example `0 3 * * *` for every night at three.
