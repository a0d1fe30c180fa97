resource "dokploy_sso_provider" "wrong" {
  provider_id        = "partners"
  issuer             = "https://saml.example.net/metadata"
  domains            = ["example.net"]
  override_user_info = true
  saml = {
    entry_point  = "https://saml.example.net/sso"
    cert         = "certificate"
    callback_url = "https://dokploy.example.com/api/auth/sso/saml2/callback/partners"
    sp_metadata  = {}
  }
}
# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 5: override_user_info = true
#   `override_user_info` has an effect only with `oidc`: Dokploy does not keep it for `saml`. Remove `override_user_info`.
