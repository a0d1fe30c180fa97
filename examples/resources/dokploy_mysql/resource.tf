resource "dokploy_project" "shop" {
  name = "shop"
}

# The passwords of the user and of root are generated and stored in the state, marked as sensitive.
resource "dokploy_mysql" "orders" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "orders"
  docker_image   = "mysql:8.4"

  deletion_protection = true
}

resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"

  docker = {
    image = "ghcr.io/example/api:1.4.2"
  }

  secret_env = {
    ORDERS_URL = dokploy_mysql.orders.internal_uri
  }
}
