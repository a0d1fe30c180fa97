resource "dokploy_scim_provider" "wrong" {
  provider_id = "directory"
}
# Told by terraform plan
#
# Error: Enterprise License Required
# on line 2: provider_id = "directory"
#   Dokploy manages users by SCIM only with an enterprise license.
#
#   This Dokploy server has no valid enterprise license. Activate a license in Dokploy under Settings → License, or remove what needs it from the configuration.
