data "dokploy_github_providers" "all" {}

output "github_providers" {
  value = { for provider in data.dokploy_github_providers.all.github_providers : provider.name => provider.id }
}
