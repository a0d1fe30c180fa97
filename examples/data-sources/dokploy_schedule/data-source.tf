data "dokploy_schedule" "reindex" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

output "when" {
  value = data.dokploy_schedule.reindex.cron_expression
}
