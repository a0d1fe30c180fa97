data "dokploy_dns_provider" "main" {
  name = "main"
}

output "dns_provider_id" {
  value = data.dokploy_dns_provider.main.id
}
