data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_port" "metrics" {
  application_id = data.dokploy_application.web.id
  published_port = 9113
}

output "metrics_port" {
  value = data.dokploy_port.metrics.target_port
}
