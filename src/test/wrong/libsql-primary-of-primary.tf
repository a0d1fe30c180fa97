resource "dokploy_libsql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user = "shop"
  sqld_primary_url = "http://primary:8080"
}

# Told by terraform validate
#
# Error: Unsupported argument
# on line 5: primary_url = "http://primary:8080"
#   An argument named "primary_url" is not expected here.
