variable "postgres_id" {
  description = "ID of the database"
  type        = string
}

data "dokploy_container_logs" "errors" {
  postgres_id = var.postgres_id
  search      = "ERROR"
  since       = "1h"
}

output "errors" {
  value     = data.dokploy_container_logs.errors.logs
  sensitive = true
}
