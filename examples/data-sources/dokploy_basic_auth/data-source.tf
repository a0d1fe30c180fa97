data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_basic_auth" "staff" {
  application_id = data.dokploy_application.web.id
  username       = "staff"
}

output "staff" {
  value = data.dokploy_basic_auth.staff.id
}
