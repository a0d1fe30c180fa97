# By id, or by the path of names: project/environment/service, and the path in the container.
terraform import dokploy_mount.uploads Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_mount.uploads shop/production/web/var/uploads
