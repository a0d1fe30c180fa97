# By ID, or by path: project/environment/service, then database name, cron expression, prefix and destination ID.
# A backup of Dokploy itself can only be imported by ID.
terraform import dokploy_backup.orders Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_backup.orders "shop/production/orders/orders 0 3 * * * orders yiCS-M2sf5dSXyvfwNbTr"
