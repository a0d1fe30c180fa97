# By ID, or by path: project/environment/service, then database name, cron expression, prefix and destination ID.
terraform import dokploy_backup.orders Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_backup.orders "shop/production/orders/orders 0 3 * * * orders yiCS-M2sf5dSXyvfwNbTr"
# Backups of Dokploy itself.
terraform import dokploy_backup.dokploy "dokploy_server/dokploy 30 3 * * 0 / yiCS-M2sf5dSXyvfwNbTr"
