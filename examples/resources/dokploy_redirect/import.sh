# By id, or by the path of names: project/environment/application, and the regular expression.
terraform import dokploy_redirect.www Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_redirect.www 'shop/production/web/^https://www\.shop\.example\.com/(.*)'
