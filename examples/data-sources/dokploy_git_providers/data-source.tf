data "dokploy_git_providers" "all" {}

# Providers that someone still has to sign in to.
output "unauthorized" {
  value = [for provider in data.dokploy_git_providers.all.git_providers : provider.name if !provider.authorized]
}
