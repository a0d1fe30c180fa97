resource "dokploy_backup" "wrong" {
  database       = "shop"
  destination_id = var.existing.destination_id
  schedule       = "0 3 * * *"
}

# Told by terraform validate
#
# Error: A choice is missing
# on line 1: resource "dokploy_backup" "wrong" {
#   Exactly one of `compose_id`, `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `libsql_id` and `web_server` must be set.
