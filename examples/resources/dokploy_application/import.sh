# By ID, or by path: project/environment/application.
terraform import dokploy_application.web 5e1cLMC7yaVltQtndKBwN
terraform import dokploy_application.web shop/production/web
