resource "dokploy_mattermost_notification" "wrong" {
  name                   = "deployments"
  events                 = ["app_deploy"]
  webhook_url            = "https://mattermost.example.com/hooks/secret"
  webhook_url_wo         = "https://mattermost.example.com/hooks/secret"
  webhook_url_wo_version = 1
}
# Told by terraform validate
#
# Error: Conflicting Arguments
# on line 5: webhook_url_wo = "https://mattermost.example.com/hooks/secret"
#   Exactly one of `webhook_url` and `webhook_url_wo` must be set.
