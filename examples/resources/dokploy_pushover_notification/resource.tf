variable "pushover_user_key" {
  type      = string
  sensitive = true
}

variable "pushover_api_token" {
  type      = string
  sensitive = true
}

resource "dokploy_pushover_notification" "on_call" {
  name      = "on call"
  events    = ["app_build_error", "server_threshold"]
  user_key  = var.pushover_user_key
  api_token = var.pushover_api_token

  # Repeat every minute, for an hour, until the message is confirmed.
  priority = 2
  retry    = 60
  expire   = 3600
}
