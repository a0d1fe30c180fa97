data "dokploy_templates" "monitoring" {
  tag = "monitoring"
}

output "monitoring" {
  value = { for template in data.dokploy_templates.monitoring.templates : template.id => template.description }
}
