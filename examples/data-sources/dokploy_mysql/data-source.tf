data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_mysql" "orders" {
  environment_id = data.dokploy_project.shop.production_environment_id
  name           = "orders"
}

output "host" {
  value = "${data.dokploy_mysql.orders.internal_host}:${data.dokploy_mysql.orders.internal_port}"
}
