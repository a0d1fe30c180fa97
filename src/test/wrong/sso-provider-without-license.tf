resource "dokploy_sso_provider" "wrong" {
  provider_id = "staff"
  issuer      = "https://idp.example.com"
  domains     = ["example.com"]
  oidc = {
    client_id     = "dokploy"
    client_secret = "s3cr3t-0f-sso"
  }
}
# Told by terraform plan
#
# Error: Enterprise License Required
# on line 2: provider_id = "staff"
#   Dokploy has single sign-on only with an enterprise license.
#
#   This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings → License, or remove what needs it from the configuration.
