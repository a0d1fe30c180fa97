resource "dokploy_libsql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user = "shop"
  sqld_node     = "replica"
}

# Told by terraform validate
#
# Error: Missing sqld_primary_url
# on line 1: resource "dokploy_libsql" "db" {
#   A replica needs the primary's address.
