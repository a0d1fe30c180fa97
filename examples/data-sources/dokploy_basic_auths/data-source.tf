data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_basic_auths" "web" {
  application_id = data.dokploy_application.web.id
}

output "users" {
  value = [for item in data.dokploy_basic_auths.web.basic_auths : item.username]
}
