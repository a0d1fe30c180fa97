variable "telegram_bot_token" {
  type      = string
  sensitive = true
}

resource "dokploy_telegram_notification" "alerts" {
  name      = "alerts"
  events    = ["app_build_error", "server_threshold"]
  bot_token = var.telegram_bot_token
  chat_id   = "-1001234567890"
}
