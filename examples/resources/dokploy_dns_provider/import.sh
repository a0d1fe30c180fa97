# By ID, or by name.
terraform import dokploy_dns_provider.main vf20Y7OTtqLhiGcoDWsUn
terraform import dokploy_dns_provider.main main
