# By ID, or by path: project/environment/application, then the regular expression.
terraform import dokploy_redirect.www Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_redirect.www 'shop/production/web/^https://www\.shop\.example\.com/(.*)'
