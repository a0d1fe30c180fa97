resource "dokploy_sso_provider" "wrong" {
  provider_id = "google"
  issuer      = "https://accounts.google.com"
  domains     = ["example.com"]
  oidc = {
    client_id     = "dokploy"
    client_secret = "s3cr3t-0f-sso"
  }
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: provider_id = "google"
#   `provider_id` must be 1 to 64 lower-case letters, digits and hyphens that do not begin with a hyphen, and none of the names that Dokploy reserves (`credential`, `email-otp`, `magic-link`, `phone-number`, `anonymous`, `siwe`, `github` and `google`), not `google`.
