# By ID, or by name.
terraform import dokploy_pushover_notification.on_call rgNk3dD0jDmMXgAoRgsOz
terraform import dokploy_pushover_notification.on_call 'on call'
