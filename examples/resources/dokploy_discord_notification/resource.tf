variable "discord_webhook_url" {
  type      = string
  sensitive = true
}

resource "dokploy_discord_notification" "deployments" {
  name        = "deployments"
  events      = ["app_deploy", "app_build_error"]
  webhook_url = var.discord_webhook_url
}
