data "dokploy_dns_provider" "main" {
  name = "main"
}

data "dokploy_dns_zones" "all" {
  dns_provider_id = data.dokploy_dns_provider.main.id
}

output "zones" {
  value = { for zone in data.dokploy_dns_zones.all.dns_zones : zone.name => zone.id }
}
