# By ID, or by path: project/environment/service (an application or a compose stack), then the file.
terraform import dokploy_patch.settings Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_patch.settings shop/production/api/config/production.yml
