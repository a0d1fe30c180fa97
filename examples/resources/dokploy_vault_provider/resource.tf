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

# $$ stands for one $: Dokploy gets ${{vault.main.shop/api:TOKEN}}.
resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"
  docker         = { image = "ghcr.io/example/api:1.4.2" }
  env            = { API_TOKEN = "$${{vault.${dokploy_vault_provider.main.name}.shop/api:TOKEN}}" }
}

variable "vault_token" {
  type      = string
  ephemeral = true
}
