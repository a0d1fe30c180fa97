# By ID, or by path: project/environment/application, then the user name.
terraform import dokploy_basic_auth.staff Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_basic_auth.staff shop/production/web/staff
