# By id, or by the path of names: project/environment/service (an application or a compose stack), and the file.
terraform import dokploy_patch.settings Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_patch.settings shop/production/api/config/production.yml
