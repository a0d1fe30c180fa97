# By the ID of the deployment in Dokploy, or by its title.
terraform import dokploy_deployment.web Puh2ziIsGbnA3JVmRGbAP
