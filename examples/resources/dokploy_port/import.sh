# By ID, or by path: project/environment/application, then the published port with its protocol.
terraform import dokploy_port.dns Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_port.dns shop/production/web/5353/udp
