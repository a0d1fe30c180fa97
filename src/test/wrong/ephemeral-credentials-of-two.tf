ephemeral "dokploy_database_credentials" "wrong" {
  postgres_id = "4NKvrnD4CG6iOXVW9zXov"
  mysql_id    = "4NKvrnD4CG6iOXVW9zXov"
}
# Told by terraform validate
#
# Error: Conflicting Arguments
# on line 3: mysql_id = "4NKvrnD4CG6iOXVW9zXov"
#   Exactly one of `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `redis_id` and `libsql_id` must be set.
