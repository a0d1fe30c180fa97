data "dokploy_vault_providers" "all" {}

output "vaults" {
  value = [for provider in data.dokploy_vault_providers.all.vault_providers : provider.name]
}
