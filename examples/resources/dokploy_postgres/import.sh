# By ID, or by path: project/environment/database.
terraform import dokploy_postgres.orders yiCS-M2sf5dSXyvfwNbTr
terraform import dokploy_postgres.orders shop/production/orders
