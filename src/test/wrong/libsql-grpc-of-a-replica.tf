resource "dokploy_libsql" "replica" {
  environment_id     = var.environment_id
  name               = "replica"
  database_user      = "shop"
  database_password  = "correct-horse-battery"
  sqld_node          = "replica"
  sqld_primary_url   = "http://primary:5001"
  external_grpc_port = 15001
}
# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 8: external_grpc_port = 15001
#   `external_grpc_port` cannot be set with `sqld_node = "replica"`: only a primary serves replicas. Remove `external_grpc_port`.
