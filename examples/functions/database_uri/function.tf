variable "reporting_password" {
  type      = string
  sensitive = true
}

resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_postgres" "orders" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "orders"
}

# A second user of the database, which was created in it by hand.
resource "dokploy_application" "reports" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "reports"

  docker = {
    image = "ghcr.io/acme/reports:1.4"
  }

  secret_env = {
    DATABASE_URL = provider::dokploy::database_uri({
      engine   = "postgres"
      host     = dokploy_postgres.orders.internal_host
      user     = "reporting"
      password = var.reporting_password
      database = dokploy_postgres.orders.database_name
    })
  }
}
