# By id, or by the path of names: project/environment/service/host, and the path behind it where it has one.
# The service is an application or a compose stack.
terraform import dokploy_domain.web Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_domain.web shop/production/web/shop.example.com
terraform import dokploy_domain.assets shop/production/web/shop.example.com/assets
