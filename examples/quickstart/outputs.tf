output "url" {
  description = "URL of the application."
  value       = dokploy_domain.web.url
}

output "application_status" {
  description = "Status of the application's last deployment."
  value       = dokploy_application.web.status
}

output "database_host" {
  description = "Host name of the database inside Dokploy's network."
  value       = dokploy_postgres.database.internal_host
}
