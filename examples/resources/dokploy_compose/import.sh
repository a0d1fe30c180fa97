# By ID, or by path: project/environment/compose stack.
terraform import dokploy_compose.blog Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_compose.blog shop/production/blog
