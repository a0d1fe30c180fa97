data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_redirect" "www" {
  application_id = data.dokploy_application.web.id
  regex          = "^https://www\\.shop\\.example\\.com/(.*)"
}

output "goes_to" {
  value = data.dokploy_redirect.www.replacement
}
