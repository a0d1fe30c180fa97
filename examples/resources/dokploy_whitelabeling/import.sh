# By ID, which is always the same.
terraform import dokploy_whitelabeling.this settings
