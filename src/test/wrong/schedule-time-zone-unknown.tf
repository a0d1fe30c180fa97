resource "dokploy_schedule" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  cron_expression = "0 4 * * *"
  timezone        = "Berlin"
  command         = "true"
}

# Told by terraform validate
#
# Error: Not a time zone
# on line 5: timezone = "Berlin"
#   `Berlin` is no time zone such as `Europe/Berlin` or `UTC`.
