resource "dokploy_backup" "wrong" {
  compose_id     = var.existing.compose_id
  service_name   = "web"
  database       = "shop"
  destination_id = var.existing.destination_id
  schedule       = "0 3 * * *"
}

# Told by terraform validate
#
# Error: Missing database_type
# on line 1: resource "dokploy_backup" "wrong" {
#   A database in a compose stack needs `database_type` and `service_name`, and what it takes to log in.
