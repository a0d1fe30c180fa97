resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host             = "custom.example.com"
  https            = true
  certificate_type = "custom"
}

# Told by terraform validate
#
# Error: Missing custom_cert_resolver
# on line 1: resource "dokploy_domain" "wrong" {
#   `certificate_type = "custom"` needs the name of Traefik's certificate resolver.
