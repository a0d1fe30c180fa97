data "dokploy_dns_provider" "main" {
  name = "main"
}

data "dokploy_dns_records" "mail" {
  dns_provider_id = data.dokploy_dns_provider.main.id
  zone            = "example.com"
  type            = "MX"
}

output "mail_servers" {
  value = [for record in data.dokploy_dns_records.mail.dns_records : record.content]
}
