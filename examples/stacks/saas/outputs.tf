output "url" {
  description = "Where the shop answers."
  value       = dokploy_domain.web.url
}

output "next_backup" {
  description = "When the first backup of the year 2027 is made."
  value       = provider::dokploy::cron_next(dokploy_backup.orders.schedule, "2027-01-01T00:00:00Z")
}
