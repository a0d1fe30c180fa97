resource "dokploy_sso_provider" "wrong" {
  provider_id = "staff"
  issuer      = "https://idp.example.com"
  domains     = ["example.com"]
  oidc = {
    client_id      = "dokploy"
    client_secret  = "s3cr3t-0f-sso"
    skip_discovery = true
  }
}
# Told by terraform validate
#
# Error: Missing Required Argument
# on line 5: oidc = { client_id = "dokploy" client_secret = "s3cr3t-0f-sso" skip_discovery = true }
#   In `oidc.authorization_endpoint`: `skip_discovery = true` requires `authorization_endpoint`: Dokploy does not discover the endpoints then.
#
# Error: Missing Required Argument
# on line 5: oidc = { client_id = "dokploy" client_secret = "s3cr3t-0f-sso" skip_discovery = true }
#   In `oidc.jwks_endpoint`: `skip_discovery = true` requires `jwks_endpoint`: Dokploy does not discover the endpoints then.
#
# Error: Missing Required Argument
# on line 5: oidc = { client_id = "dokploy" client_secret = "s3cr3t-0f-sso" skip_discovery = true }
#   In `oidc.token_endpoint`: `skip_discovery = true` requires `token_endpoint`: Dokploy does not discover the endpoints then.
