variable "application_id" {
  description = "ID of the application"
  type        = string
}

data "dokploy_preview_deployments" "web" {
  application_id = var.application_id
}

output "previews" {
  value = {
    for preview in data.dokploy_preview_deployments.web.preview_deployments :
    preview.pull_request_number => preview.host
  }
}
