data "dokploy_postgres" "orders" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_backups" "orders" {
  postgres_id = data.dokploy_postgres.orders.id
}

output "nights" {
  value = [for item in data.dokploy_backups.orders.backups : item.cron_expression]
}
