variable "teams_webhook_url" {
  type      = string
  sensitive = true
}

resource "dokploy_teams_notification" "deployments" {
  name        = "deployments"
  events      = ["app_deploy", "app_build_error"]
  webhook_url = var.teams_webhook_url
}
