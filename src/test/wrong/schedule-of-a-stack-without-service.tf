resource "dokploy_schedule" "wrong" {
  compose_id = var.existing.compose_id
  name            = "job"
  cron_expression = "0 4 * * *"
  command         = "true"
}

# Told by terraform validate
#
# Error: Missing service_name
# on line 1: resource "dokploy_schedule" "wrong" {
#   A compose stack has several containers: name the service in whose container it runs.
