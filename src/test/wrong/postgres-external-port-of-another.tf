resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  external_port = 15999
}

# Told by terraform plan
#
# Warning: Host Port Already Used
# on line 6: external_port = 15999
#   Host port 15999/tcp is already published by the application `rows/production/existing-application` on this server, so the PostgreSQL database `db` in the environment ID cannot publish it. The next deployment fails, or its container does not start. Choose another port, or free this port first.
