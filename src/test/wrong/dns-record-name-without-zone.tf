resource "dokploy_dns_record" "wrong" {
  dns_provider_id = "any"
  zone            = "example.com"
  type            = "A"
  name            = "www.example.org"
  content         = "192.0.2.10"
}
# Told by terraform validate
#
# Error: Name Outside of the Zone
# on line 5: name = "www.example.org"
#   `www.example.org` does not belong to the zone `example.com`. Write the whole name, for example `www.example.com`.
