data "dokploy_gotify_notification" "alerts" {
  name = "alerts"
}
