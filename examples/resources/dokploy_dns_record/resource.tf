resource "dokploy_dns_record" "shop" {
  dns_provider_id = data.dokploy_dns_provider.main.id
  zone            = "example.com"
  type            = "A"
  name            = "shop.example.com"
  content         = "192.0.2.10"
}

resource "dokploy_dns_record" "www" {
  dns_provider_id = data.dokploy_dns_provider.main.id
  zone            = "example.com"
  type            = "CNAME"
  name            = "www.example.com"
  content         = dokploy_dns_record.shop.name
  ttl             = 300
}

data "dokploy_dns_provider" "main" {
  name = "main"
}
