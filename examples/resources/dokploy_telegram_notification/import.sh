# By ID, or by name.
terraform import dokploy_telegram_notification.alerts rgNk3dD0jDmMXgAoRgsOz
terraform import dokploy_telegram_notification.alerts alerts
