resource "dokploy_libsql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user = "shop"
  sqld_primary_url = "http://primary:8080"
}

# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 5: sqld_primary_url = "http://primary:8080"
#   `sqld_primary_url` can only be set with `sqld_node = "replica"`.
