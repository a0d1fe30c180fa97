# By the path of the file, or by the ID of the application.
terraform import dokploy_traefik_config.headers /etc/dokploy/traefik/dynamic/headers.yml
terraform import dokploy_traefik_config.web Puh2ziIsGbnA3JVmRGbAP
