data "dokploy_volume_backup" "uploads" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

output "when" {
  value = data.dokploy_volume_backup.uploads.cron_expression
}
