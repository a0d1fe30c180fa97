# By ID, or by name.
terraform import dokploy_custom_notification.automation rgNk3dD0jDmMXgAoRgsOz
terraform import dokploy_custom_notification.automation automation
