resource "dokploy_deployment" "wrong" {
  triggers = {
    release = "1"
  }
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_deployment" "wrong" {
#   Exactly one of `application_id`, `compose_id`, `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `redis_id` and `libsql_id` must be set.
