# By ID, or by path: project/environment/database.
terraform import dokploy_libsql.sessions yiCS-M2sf5dSXyvfwNbTr
terraform import dokploy_libsql.sessions shop/production/sessions
