# By ID, or by path: project/environment/database.
terraform import dokploy_mysql.orders yiCS-M2sf5dSXyvfwNbTr
terraform import dokploy_mysql.orders shop/production/orders
