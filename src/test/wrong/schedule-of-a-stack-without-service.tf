resource "dokploy_schedule" "wrong" {
  compose_id = var.existing.compose_id
  name            = "job"
  cron_expression = "0 4 * * *"
  command         = "true"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_schedule" "wrong" {
#   A schedule of a compose stack requires `service_name`, the service in whose container the command runs.
