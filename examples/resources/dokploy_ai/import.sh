# By ID, or by name.
terraform import dokploy_ai.main 4XUnIzwej9rD7aT4fcsNr
terraform import dokploy_ai.main main
