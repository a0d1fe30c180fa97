resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host             = "custom.example.com"
  https            = true
  certificate_type = "custom"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_domain" "wrong" {
#   `certificate_type = "custom"` requires `custom_cert_resolver`, the name of a certificate resolver in Traefik's configuration.
