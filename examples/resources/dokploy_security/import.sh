# By id, or by the path of names: project/environment/application, and the user name.
terraform import dokploy_security.staff Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_security.staff shop/production/web/staff
