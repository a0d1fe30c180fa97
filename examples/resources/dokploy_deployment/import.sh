# By Dokploy's id of the deployment, or by its title.
terraform import dokploy_deployment.web Puh2ziIsGbnA3JVmRGbAP
