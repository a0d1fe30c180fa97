data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_redirects" "web" {
  application_id = data.dokploy_application.web.id
}

output "redirected" {
  value = [for item in data.dokploy_redirects.web.redirects : item.regex]
}
