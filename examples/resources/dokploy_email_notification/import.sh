# By ID, or by name.
terraform import dokploy_email_notification.operations rgNk3dD0jDmMXgAoRgsOz
terraform import dokploy_email_notification.operations operations
