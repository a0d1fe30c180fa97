# By ID, or by name.
terraform import dokploy_lark_notification.deployments rgNk3dD0jDmMXgAoRgsOz
terraform import dokploy_lark_notification.deployments deployments
