variable "database_id" {
  type = string
}

variable "environment_id" {
  type = string
}

ephemeral "dokploy_database_credentials" "orders" {
  postgres_id = var.database_id
}

# The state has neither the password nor the URI. Increase the version after a change of the password.
resource "dokploy_application" "api" {
  environment_id = var.environment_id
  name           = "api"

  docker = {
    image = "ghcr.io/example/api:1.4.2"
  }

  secret_env_wo = {
    DATABASE_URL = ephemeral.dokploy_database_credentials.orders.internal_uri
  }
  secret_env_wo_version = 1
}
