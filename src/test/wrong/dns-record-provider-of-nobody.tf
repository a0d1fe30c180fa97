resource "dokploy_dns_record" "wrong" {
  dns_provider_id = "no-such-provider"
  zone            = "example.com"
  type            = "A"
  name            = "www.example.com"
  content         = "192.0.2.10"
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 2: dns_provider_id = "no-such-provider"
#   `dns_provider_id` is `no-such-provider`, but Dokploy has no DNS provider with this ID, or the API key has no access to it. Use a reference such as `dokploy_dns_provider.NAME.id`, or look up the ID with the data source `dokploy_dns_provider`.
#
#   DNS provider not found (dnsProvider.one, status 404)
