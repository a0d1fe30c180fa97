resource "dokploy_mount" "wrong" {
  type        = "volume"
  volume_name = "lonely"
  mount_path  = "/lonely"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_mount" "wrong" {
#   Exactly one of `application_id`, `compose_id`, `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `redis_id` and `libsql_id` must be set.
