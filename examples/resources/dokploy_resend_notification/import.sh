# By ID, or by name.
terraform import dokploy_resend_notification.operations rgNk3dD0jDmMXgAoRgsOz
terraform import dokploy_resend_notification.operations operations
