# By ID, or by project/environment/service/host, followed by the URL path unless it is /.
# The service is an application or a compose stack.
terraform import dokploy_domain.web Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_domain.web shop/production/web/shop.example.com
terraform import dokploy_domain.assets shop/production/web/shop.example.com/assets
