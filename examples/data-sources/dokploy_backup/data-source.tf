data "dokploy_backup" "orders" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

output "kept" {
  value = data.dokploy_backup.orders.keep_latest_count
}
