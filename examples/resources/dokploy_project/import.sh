# By id, or by name where only one project has it.
terraform import dokploy_project.shop TvVvtuBCwEDAvnmlaOvb0
terraform import dokploy_project.shop shop
