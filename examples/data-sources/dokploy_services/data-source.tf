# Every database that does not run.
data "dokploy_services" "failed" {
  type   = "postgres"
  status = "error"
}

output "failed" {
  value = [for service in data.dokploy_services.failed.items : "${service.project_name}/${service.name}"]
}
