# By ID, which is always the same.
terraform import dokploy_web_server_settings.this settings
