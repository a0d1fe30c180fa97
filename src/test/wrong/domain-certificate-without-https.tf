resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host             = "cert.example.com"
  certificate_type = "letsencrypt"
}

# Told by terraform validate
#
# Error: Certificate without HTTPS
# on line 4: certificate_type = "letsencrypt"
#   A certificate needs `https = true`.
