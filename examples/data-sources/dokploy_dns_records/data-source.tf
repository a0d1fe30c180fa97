data "dokploy_dns_provider" "main" {
  name = "main"
}

data "dokploy_dns_zones" "example" {
  dns_provider_id = data.dokploy_dns_provider.main.id
  name            = "example.com"
}

data "dokploy_dns_records" "mail" {
  dns_provider_id = data.dokploy_dns_provider.main.id
  zone_id         = one(data.dokploy_dns_zones.example.dns_zones).id
  type            = "MX"
}

output "mail_servers" {
  value = [for record in data.dokploy_dns_records.mail.dns_records : record.content]
}
