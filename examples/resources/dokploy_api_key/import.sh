# By ID, or by name. The key itself cannot be imported.
terraform import dokploy_api_key.pipeline vhgp8SPP6PaBaNAfxc3F1zUY0CcX3i0E
terraform import dokploy_api_key.pipeline pipeline
