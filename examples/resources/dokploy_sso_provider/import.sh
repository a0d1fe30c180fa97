# By ID, which is the provider_id. Secrets are imported as well.
terraform import dokploy_sso_provider.staff staff
