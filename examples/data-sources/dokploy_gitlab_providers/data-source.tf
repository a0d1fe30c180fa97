data "dokploy_gitlab_providers" "all" {}

output "gitlab_providers" {
  value = { for provider in data.dokploy_gitlab_providers.all.gitlab_providers : provider.name => provider.id }
}
