resource "dokploy_sso_trusted_origin" "wrong" {
  origin = "https://idp.example.com"
}
# Told by terraform plan
#
# Error: Enterprise License Required
# on line 2: origin = "https://idp.example.com"
#   Dokploy keeps origins of identity providers only with an enterprise license.
#
#   This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings → License, or remove what needs it from the configuration.
