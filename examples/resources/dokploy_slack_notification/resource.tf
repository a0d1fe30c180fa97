variable "slack_webhook_url" {
  type      = string
  sensitive = true
}

resource "dokploy_slack_notification" "deployments" {
  name    = "deployments"
  events  = ["app_deploy", "app_build_error"]
  channel = "#deployments"

  webhook_url_wo         = var.slack_webhook_url
  webhook_url_wo_version = 1

  send_test_on_change = true
}
