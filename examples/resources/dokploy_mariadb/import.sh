# By ID, or by path: project/environment/database.
terraform import dokploy_mariadb.orders yiCS-M2sf5dSXyvfwNbTr
terraform import dokploy_mariadb.orders shop/production/orders
