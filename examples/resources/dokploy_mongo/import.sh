# By ID, or by path: project/environment/database.
terraform import dokploy_mongo.events yiCS-M2sf5dSXyvfwNbTr
terraform import dokploy_mongo.events shop/production/events
