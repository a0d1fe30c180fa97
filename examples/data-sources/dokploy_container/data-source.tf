variable "app_name" {
  description = "Name of the Docker service"
  type        = string
}

data "dokploy_container" "web" {
  name = var.app_name
}

output "address" {
  value = data.dokploy_container.web.ip_addresses["dokploy-network"]
}
