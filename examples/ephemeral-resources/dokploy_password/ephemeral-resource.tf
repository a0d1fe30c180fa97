ephemeral "dokploy_password" "orders" {
  length = 40
}

# The database gets the password of the apply that creates it. To set another one, increase the version.
resource "dokploy_postgres" "orders" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "orders"

  database_password_wo         = ephemeral.dokploy_password.orders.password
  database_password_wo_version = 1
}

resource "dokploy_project" "shop" {
  name = "shop"
}
