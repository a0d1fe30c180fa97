data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_schedules" "web" {
  application_id = data.dokploy_application.web.id
}

output "times" {
  value = [for item in data.dokploy_schedules.web.schedules : item.cron_expression]
}
