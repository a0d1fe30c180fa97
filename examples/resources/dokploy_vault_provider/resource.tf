# The token is not stored in the state. Change the version to send a new token.
resource "dokploy_vault_provider" "main" {
  name = "main"

  hashicorp = {
    url              = "https://vault.example.com:8200"
    mount            = "secret"
    token_wo         = var.vault_token
    token_wo_version = 1
  }

  # Services of these projects can use secrets of the vault.
  assignments = [
    {
      project_id      = dokploy_project.shop.id
      environment_ids = [dokploy_project.shop.production_environment_id]
    },
  ]
}

resource "dokploy_project" "shop" {
  name = "shop"
}

variable "vault_token" {
  type      = string
  ephemeral = true
}
