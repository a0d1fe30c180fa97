resource "dokploy_libsql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user = "shop"
  sqld_node     = "replica"
}

# Told by terraform validate
#
# Error: Unsupported argument
# on line 5: node = "replica"
#   An argument named "node" is not expected here.
