data "dokploy_pushover_notification" "on_call" {
  name = "on call"
}
