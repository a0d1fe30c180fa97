resource "dokploy_deployment" "wrong" {
  application_id = var.existing.application_id
  compose_id     = var.existing.compose_id
}

# Told by terraform plan
#
# Error: Conflicting Arguments
# on line 3: compose_id = var.existing.compose_id
#   Exactly one of `application_id`, `compose_id`, `postgres_id`, `mysql_id`, `mariadb_id`, `mongo_id`, `redis_id` and `libsql_id` must be set.
