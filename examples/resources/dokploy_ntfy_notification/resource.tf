variable "ntfy_access_token" {
  type      = string
  sensitive = true
}

resource "dokploy_ntfy_notification" "alerts" {
  name         = "alerts"
  events       = ["app_build_error", "dokploy_restart"]
  server_url   = "https://ntfy.sh"
  topic        = "dokploy-alerts"
  access_token = var.ntfy_access_token
  priority     = 4
}
