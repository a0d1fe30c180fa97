resource "dokploy_libsql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user = "shop"
  sqld_primary_url = "http://primary:8080"
}

# Told by terraform validate
#
# Error: A primary follows nobody
# on line 5: sqld_primary_url = "http://primary:8080"
#   `sqld_primary_url` counts only with `sqld_node = "replica"`.
