variable "oidc_client_secret" {
  type      = string
  sensitive = true
}

# Dokploy connects to the identity provider only if it trusts the origin.
resource "dokploy_sso_trusted_origin" "idp" {
  origin = "https://idp.example.com"
}

resource "dokploy_sso_provider" "staff" {
  provider_id = "staff"
  issuer      = "https://idp.example.com"
  domains     = ["example.com"]

  oidc = {
    client_id                = "dokploy"
    client_secret_wo         = var.oidc_client_secret
    client_secret_wo_version = 1
    scopes                   = ["openid", "email", "profile"]
  }

  depends_on = [dokploy_sso_trusted_origin.idp]
}

resource "dokploy_sso_provider" "partners" {
  provider_id = "partners"
  issuer      = "https://saml.example.net/metadata"
  domains     = ["example.net"]

  saml = {
    entry_point  = "https://saml.example.net/sso"
    cert         = file("${path.module}/partners.pem")
    callback_url = "https://dokploy.example.com/api/auth/sso/saml2/callback/partners"
    audience     = "https://dokploy.example.com"
    sp_metadata = {
      entity_id = "https://dokploy.example.com"
    }
  }
}
