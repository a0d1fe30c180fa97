# By ID, or by path: project/environment.
terraform import dokploy_environment.staging VUHcVLEQqucGdnc89vq8j
terraform import dokploy_environment.staging shop/staging
