output "id" {
  description = "ID of the application."
  value       = dokploy_application.this.id
}

output "status" {
  description = "Status of the last deployment."
  value       = dokploy_application.this.status
}
