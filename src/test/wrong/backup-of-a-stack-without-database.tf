resource "dokploy_backup" "wrong" {
  compose_id     = var.existing.compose_id
  service_name   = "web"
  database_type  = "postgres"
  database_user  = "shop"
  destination_id = var.existing.destination_id
  schedule       = "0 3 * * *"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_backup" "wrong" {
#   `database` is required with `compose_id`: Dokploy does not know which databases there are.
