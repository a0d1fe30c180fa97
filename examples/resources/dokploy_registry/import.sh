# By ID, or by name.
terraform import dokploy_registry.ghcr 272C9jPwRTKlJtGlGjvCp
terraform import dokploy_registry.ghcr ghcr
