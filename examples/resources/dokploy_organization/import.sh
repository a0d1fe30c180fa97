# By ID, or by name.
terraform import dokploy_organization.agency 4NKvrnD4CG6iOXVW9zXov
terraform import dokploy_organization.agency Agency
