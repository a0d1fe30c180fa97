# By ID, or by name.
terraform import dokploy_teams_notification.deployments rgNk3dD0jDmMXgAoRgsOz
terraform import dokploy_teams_notification.deployments deployments
