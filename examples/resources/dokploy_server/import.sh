# By ID, or by name.
terraform import dokploy_server.worker Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_server.worker worker
