resource "dokploy_dns_provider" "account" {
  name       = "row-alias"
  cloudflare = { api_token = "row-of-alias" }
}

resource "dokploy_dns_record" "address" {
  dns_provider_id = dokploy_dns_provider.account.id
  zone            = "example.com"
  type            = "A"
  name            = "www.example.com"
  content         = "192.0.2.10"
}

resource "dokploy_dns_record" "wrong" {
  dns_provider_id = dokploy_dns_provider.account.id
  zone            = "example.com"
  type            = "CNAME"
  name            = "www.example.com"
  content         = "app.example.com"
  depends_on      = [dokploy_dns_record.address]
}

# Told by terraform plan
#
# Warning: Alias Beside Another Record
# on line 18: name = "www.example.com"
#   This plan has a record of the type `A` with the same name. A `CNAME` must be the only record of its name, so the DNS provider refuses one of the two. Remove one of them, or change `name`.
