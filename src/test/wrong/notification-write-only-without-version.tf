resource "dokploy_teams_notification" "wrong" {
  name           = "deployments"
  events         = ["app_deploy"]
  webhook_url_wo = "https://example.webhook.office.com/secret"
}
# Told by terraform validate
#
# Error: Missing Required Argument
# on line 4: webhook_url_wo = "https://example.webhook.office.com/secret"
#   `webhook_url_wo` requires `webhook_url_wo_version`.
