variable "gotify_app_token" {
  type      = string
  sensitive = true
}

resource "dokploy_gotify_notification" "alerts" {
  name       = "alerts"
  events     = ["app_build_error", "dokploy_restart"]
  server_url = "https://gotify.example.com"
  app_token  = var.gotify_app_token
  priority   = 8
}
