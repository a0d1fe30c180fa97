# By ID of the row in Dokploy, or by name.
terraform import dokploy_custom_role.release_manager Vgiytxvsz9JKey0LSOw52
terraform import dokploy_custom_role.release_manager release-manager
