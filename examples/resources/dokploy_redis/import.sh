# By ID, or by path: project/environment/database.
terraform import dokploy_redis.cache yiCS-M2sf5dSXyvfwNbTr
terraform import dokploy_redis.cache shop/production/cache
