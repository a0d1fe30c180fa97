# By ID, which is the provider_id. Dokploy does not tell the token of a provider that exists.
terraform import dokploy_scim_provider.directory directory
