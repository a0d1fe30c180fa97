# By ID, or by path: project/environment/service/backup.
terraform import dokploy_volume_backup.uploads Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_volume_backup.uploads shop/production/web/uploads
