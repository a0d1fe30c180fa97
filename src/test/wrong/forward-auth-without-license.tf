resource "dokploy_forward_auth" "wrong" {
  host        = "auth.example.com"
  provider_id = "staff"
}
# Told by terraform plan
#
# Error: Enterprise License Required
# on line 2: host = "auth.example.com"
#   Dokploy has an authentication proxy only with an enterprise license.
#
#   This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings → License, or remove what needs it from the configuration.
