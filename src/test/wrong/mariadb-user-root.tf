resource "dokploy_mariadb" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "root"
}

# Told by nobody
