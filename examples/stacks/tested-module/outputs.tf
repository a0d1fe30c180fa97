output "id" {
  description = "Id of the application."
  value       = dokploy_application.this.id
}

output "status" {
  description = "What became of the deploy."
  value       = dokploy_application.this.status
}
