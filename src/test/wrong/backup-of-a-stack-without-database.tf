resource "dokploy_backup" "wrong" {
  compose_id      = var.existing.compose_id
  service_name    = "web"
  database_type   = "postgres"
  database_user   = "shop"
  destination_id  = var.existing.destination_id
  cron_expression = "0 3 * * *"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_backup" "wrong" {
#   `database_name` is required with `compose_id`, because Dokploy does not know the databases of this service.
