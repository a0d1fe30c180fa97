resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host             = "cert.example.com"
  certificate_type = "letsencrypt"
}

# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 4: certificate_type = "letsencrypt"
#   `certificate_type` requires `https = true`. Set `https = true`, or remove `certificate_type`.
