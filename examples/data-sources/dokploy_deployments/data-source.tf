variable "application_id" {
  description = "ID of the application"
  type        = string
}

data "dokploy_deployments" "web" {
  application_id = var.application_id
  log_lines      = 50
}

output "last_status" {
  value = one(slice(data.dokploy_deployments.web.deployments[*].status, 0, min(1, length(data.dokploy_deployments.web.deployments))))
}
