data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_securities" "web" {
  application_id = data.dokploy_application.web.id
}

output "users" {
  value = [for item in data.dokploy_securities.web.items : item.username]
}
