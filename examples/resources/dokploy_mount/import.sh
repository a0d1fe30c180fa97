# By ID, or by path: project/environment/service, then the path in the container.
terraform import dokploy_mount.uploads Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_mount.uploads shop/production/web/var/uploads
