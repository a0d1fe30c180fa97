data "dokploy_telegram_notification" "alerts" {
  name = "alerts"
}
