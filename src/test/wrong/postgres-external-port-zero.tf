resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  external_port = 0
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 6: external_port = 0
#   `external_port` must be between 1 and 65535, not `0`.
