resource "dokploy_slack_notification" "alerts" {
  name        = "row-alerts"
  webhook_url = "https://hooks.slack.com/services/T0/B0/x"
  channel     = "#alerts"
  events      = ["app_build_error"]
}

resource "dokploy_invitation" "wrong" {
  email           = "row-mailed@example.com"
  role            = "member"
  notification_id = dokploy_slack_notification.alerts.id
}
# Told by terraform plan
#
# Error: Notification Cannot Send Invitations
# on line 11: notification_id = dokploy_slack_notification.alerts.id
#   The notification `row-alerts` is of the kind `slack`, and Dokploy sends invitations by e-mail only. Refer to a `dokploy_email_notification` or a `dokploy_resend_notification`, or remove `notification_id` and pass `url` on.
