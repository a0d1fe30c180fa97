variable "mattermost_webhook_url" {
  type      = string
  sensitive = true
}

resource "dokploy_mattermost_notification" "deployments" {
  name        = "deployments"
  events      = ["app_deploy", "app_build_error"]
  webhook_url = var.mattermost_webhook_url
  channel     = "deployments"
  username    = "dokploy"
}
