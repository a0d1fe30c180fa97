variable "automation_token" {
  type      = string
  sensitive = true
}

resource "dokploy_custom_notification" "automation" {
  name     = "automation"
  events   = ["app_deploy", "app_build_error"]
  endpoint = "https://automation.example.com/dokploy"

  headers = {
    Authorization = "Bearer ${var.automation_token}"
  }
}
