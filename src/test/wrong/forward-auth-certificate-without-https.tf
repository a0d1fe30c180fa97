resource "dokploy_forward_auth" "wrong" {
  host             = "auth.example.com"
  provider_id      = "staff"
  https            = false
  certificate_type = "letsencrypt"
}
# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 5: certificate_type = "letsencrypt"
#   `certificate_type` requires `https = true`. Set `https = true`, or remove `certificate_type`.
