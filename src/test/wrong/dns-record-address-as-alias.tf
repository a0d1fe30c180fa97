resource "dokploy_dns_record" "wrong" {
  dns_provider_id = "any"
  zone            = "example.com"
  type            = "CNAME"
  name            = "www.example.com"
  content         = "192.0.2.10"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 6: content = "192.0.2.10"
#   `content` of a record of the type `CNAME` must be another name, for example `app.example.com`, not `192.0.2.10`. For an address, set `type = "A"`.
