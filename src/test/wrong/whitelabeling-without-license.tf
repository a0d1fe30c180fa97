resource "dokploy_whitelabeling" "wrong" {
  app_name = "Example Cloud"
}
# Told by terraform plan
#
# Error: Enterprise License Required
# on line 2: app_name = "Example Cloud"
#   Dokploy changes names, logos and texts of the dashboard only with an enterprise license.
#
#   This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings → License, or remove what needs it from the configuration.
