resource "dokploy_schedule" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  cron_expression = "0 4 * * *"
}

# Told by terraform validate
#
# Error: Nothing to run
# on line 1: resource "dokploy_schedule" "wrong" {
#   In a container a `command` runs, and there is none.
