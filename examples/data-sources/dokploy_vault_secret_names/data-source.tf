data "dokploy_vault_provider" "main" {
  name = "main"
}

data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_vault_secret_names" "shop" {
  vault_provider_id = data.dokploy_vault_provider.main.id
  project_id        = data.dokploy_project.shop.id
  environment_id    = data.dokploy_project.shop.production_environment_id
}

output "secrets" {
  value = data.dokploy_vault_secret_names.shop.vault_secret_names
}
