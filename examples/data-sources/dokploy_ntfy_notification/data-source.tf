data "dokploy_ntfy_notification" "alerts" {
  name = "alerts"
}
