data "dokploy_postgres" "orders" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_mounts" "orders" {
  postgres_id = data.dokploy_postgres.orders.id
}

output "directories" {
  value = [for item in data.dokploy_mounts.orders.mounts : item.mount_path]
}
