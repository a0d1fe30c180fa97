output "url" {
  description = "Where the application answers."
  value       = dokploy_domain.web.url
}

output "application_status" {
  description = "What Dokploy says of the application."
  value       = dokploy_application.web.status
}

output "database_host" {
  description = "Name of the database inside Dokploy's network."
  value       = dokploy_postgres.database.internal_host
}
