output "url" {
  description = "URL of the shop."
  value       = dokploy_domain.web.url
}

output "next_backup" {
  description = "Time of the first backup of the year 2027."
  value       = provider::dokploy::cron_next(dokploy_backup.orders.cron_expression, "2027-01-01T00:00:00Z")
}
