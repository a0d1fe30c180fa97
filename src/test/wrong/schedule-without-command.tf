resource "dokploy_schedule" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  cron_expression = "0 4 * * *"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_schedule" "wrong" {
#   A schedule of a service requires `command`.
