resource "dokploy_libsql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user = "shop"
  sqld_node     = "replica"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_libsql" "db" {
#   `sqld_node = "replica"` requires `sqld_primary_url`, the URL of the primary.
