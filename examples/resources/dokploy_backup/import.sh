# By id, or by the path of names, and what tells backups of one service apart.
terraform import dokploy_backup.orders Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_backup.orders "shop/production/orders/orders 0 3 * * * orders yiCS-M2sf5dSXyvfwNbTr"
