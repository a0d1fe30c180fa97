variable "app_name" {
  description = "Name of the Docker service"
  type        = string
}

data "dokploy_containers" "web" {
  app_name = var.app_name
}

output "running" {
  value = length([for container in data.dokploy_containers.web.containers : container if container.state == "running"])
}
