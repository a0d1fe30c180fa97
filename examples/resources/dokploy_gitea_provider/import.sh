# By ID, or by name.
terraform import dokploy_gitea_provider.company eXMCAoMHslMTQ-pZF85uJ
terraform import dokploy_gitea_provider.company company
