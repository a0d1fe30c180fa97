resource "dokploy_schedule" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  cron_expression = "0 4 * * *"
  timezone        = "Berlin"
  command         = "true"
}

# Told by terraform validate
#
# Error: Invalid Time Zone
# on line 5: timezone = "Berlin"
#   `Berlin` is not a known time zone. Use a name such as `Europe/Berlin` or `UTC`.
