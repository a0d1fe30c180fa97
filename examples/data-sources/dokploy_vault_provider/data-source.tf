data "dokploy_vault_provider" "main" {
  name = "main"
}

output "vault_id" {
  value = data.dokploy_vault_provider.main.id
}
