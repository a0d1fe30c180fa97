# All PostgreSQL databases whose last deployment failed.
data "dokploy_services" "failed" {
  type   = "postgres"
  status = "error"
}

output "failed" {
  value = [for service in data.dokploy_services.failed.services : "${service.project_name}/${service.name}"]
}
