data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_ports" "web" {
  application_id = data.dokploy_application.web.id
}

output "ports" {
  value = [for item in data.dokploy_ports.web.ports : item.published_port]
}
