resource "dokploy_sso_provider" "wrong" {
  provider_id = "staff"
  issuer      = "https://idp.example.com"
  domains     = ["example.com"]
}
# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_sso_provider" "wrong" {
#   Exactly one of `oidc` and `saml` must be set.
