resource "dokploy_slack_notification" "wrong" {
  name        = "deployments"
  events      = ["app_deploy"]
  webhook_url = "hooks.slack.com/services/T000/B000/secret"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: webhook_url = "hooks.slack.com/services/T000/B000/secret"
#   `webhook_url` must be a URL that begins with `https://` or `http://`.
