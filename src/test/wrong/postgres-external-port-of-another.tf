resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  external_port = 15999
}

# Told by terraform plan
#
# Warning: Already published
# on line 6: external_port = 15999
#   Port 15999/tcp of the same server leads to the application `rows/production/existing-application`, and the postgres `db` in the environment ID is to have it: the next deploy will fail, or its container will not start. Choose another port, or free that one first.
