resource "dokploy_slack_notification" "alerts" {
  name        = "row-alerts"
  webhook_url = "https://hooks.slack.com/services/T0/B0/x"
  channel     = "#alerts"
  events      = ["app_build_error"]
}
