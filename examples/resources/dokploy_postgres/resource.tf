resource "dokploy_project" "shop" {
  name = "shop"
}

# The password is generated and stored in the state, marked as sensitive.
resource "dokploy_postgres" "orders" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "orders"
  docker_image   = "postgres:18"
  memory_limit   = "1g"

  deletion_protection = true
}

resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"

  docker = {
    image = "ghcr.io/example/api:1.4.2"
  }

  secret_env = {
    DATABASE_URL = dokploy_postgres.orders.internal_uri
  }
}
