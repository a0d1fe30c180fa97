resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
}

# Told by terraform validate
#
# Error: Missing required argument
# on line 1: resource "dokploy_postgres" "db" {
#   The argument "database_user" is required, but no definition was found.
