data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_mariadb" "orders" {
  environment_id = data.dokploy_project.shop.production_environment_id
  name           = "orders"
}

output "host" {
  value = "${data.dokploy_mariadb.orders.internal_host}:${data.dokploy_mariadb.orders.internal_port}"
}
