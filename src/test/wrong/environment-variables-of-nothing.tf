resource "dokploy_environment_variables" "wrong" {
  env = {
    A = "1"
  }
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_environment_variables" "wrong" {
#   Exactly one of `project_id`, `environment_id`, `application_id`, `compose_id`, `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `redis_id` and `libsql_id` must be set.
