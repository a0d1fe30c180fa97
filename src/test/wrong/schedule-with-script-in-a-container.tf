resource "dokploy_schedule" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  cron_expression = "0 4 * * *"
  script          = "true"
}

# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 5: script = "true"
#   A schedule of a service runs `command`, so `script` cannot be set.
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_schedule" "wrong" {
#   A schedule of a service requires `command`.
