data "dokploy_dns_providers" "all" {}

output "dns_providers" {
  value = [for provider in data.dokploy_dns_providers.all.dns_providers : provider.name]
}
