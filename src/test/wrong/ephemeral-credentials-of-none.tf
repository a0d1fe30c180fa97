ephemeral "dokploy_database_credentials" "wrong" {}
# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: ephemeral "dokploy_database_credentials" "wrong" {}
#   Exactly one of `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `redis_id` and `libsql_id` must be set.
