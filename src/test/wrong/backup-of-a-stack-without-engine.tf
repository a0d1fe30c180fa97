resource "dokploy_backup" "wrong" {
  compose_id      = var.existing.compose_id
  service_name    = "web"
  database_name   = "shop"
  destination_id  = var.existing.destination_id
  cron_expression = "0 3 * * *"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_backup" "wrong" {
#   The backup of a database in a compose stack requires `database_type`, `service_name` and the credentials of the database.
