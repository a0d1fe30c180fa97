# By ID, or by name.
terraform import dokploy_network.backend Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_network.backend shop-backend
# Networks of a remote server.
terraform import dokploy_network.backend server/frankfurt/shop-backend
