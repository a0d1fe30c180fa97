data "dokploy_gitea_providers" "all" {}

output "gitea_providers" {
  value = { for provider in data.dokploy_gitea_providers.all.gitea_providers : provider.name => provider.id }
}
