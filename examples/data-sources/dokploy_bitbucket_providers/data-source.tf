data "dokploy_bitbucket_providers" "all" {}

output "bitbucket_providers" {
  value = { for provider in data.dokploy_bitbucket_providers.all.bitbucket_providers : provider.name => provider.id }
}
