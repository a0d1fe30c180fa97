# By id, or by the path of names: project/environment/application, and the published port with its protocol.
terraform import dokploy_port.dns Puh2ziIsGbnA3JVmRGbAP
terraform import dokploy_port.dns shop/production/web/5353/udp
