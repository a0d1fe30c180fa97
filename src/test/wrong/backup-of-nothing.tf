resource "dokploy_backup" "wrong" {
  database_name   = "shop"
  destination_id  = var.existing.destination_id
  cron_expression = "0 3 * * *"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_backup" "wrong" {
#   Exactly one of `compose_id`, `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `libsql_id` and `dokploy_server` must be set.
