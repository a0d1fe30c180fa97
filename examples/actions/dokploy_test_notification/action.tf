variable "slack_webhook_url" {
  type      = string
  sensitive = true
}

resource "dokploy_slack_notification" "deployments" {
  name        = "deployments"
  events      = ["app_deploy", "app_build_error"]
  channel     = "#deployments"
  webhook_url = var.slack_webhook_url

  lifecycle {
    action_trigger {
      events  = [after_create, after_update]
      actions = [action.dokploy_test_notification.deployments]
    }
  }
}

action "dokploy_test_notification" "deployments" {
  config {
    notification_id = dokploy_slack_notification.deployments.id
  }
}
