# By ID, or by name.
terraform import dokploy_vault_provider.main 7Re7QowfhXltYrpZ0pxRs
terraform import dokploy_vault_provider.main main
