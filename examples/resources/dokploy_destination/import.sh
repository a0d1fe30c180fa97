# By ID, or by name.
terraform import dokploy_destination.backups Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_destination.backups backups
