# By ID, or by name if only one project has this name.
terraform import dokploy_project.shop TvVvtuBCwEDAvnmlaOvb0
terraform import dokploy_project.shop shop
