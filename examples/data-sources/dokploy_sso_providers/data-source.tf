data "dokploy_sso_providers" "all" {}

output "domains" {
  value = { for provider in data.dokploy_sso_providers.all.sso_providers : provider.provider_id => provider.domains }
}
