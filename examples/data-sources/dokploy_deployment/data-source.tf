variable "application_id" {
  description = "ID of the application"
  type        = string
}

data "dokploy_application" "web" {
  id = var.application_id
}

data "dokploy_deployment" "web" {
  id        = data.dokploy_application.web.last_deployment_id
  log_lines = 50
}

output "log" {
  value     = data.dokploy_deployment.web.log
  sensitive = true
}
