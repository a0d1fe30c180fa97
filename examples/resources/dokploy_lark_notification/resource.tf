variable "lark_webhook_url" {
  type      = string
  sensitive = true
}

resource "dokploy_lark_notification" "deployments" {
  name        = "deployments"
  events      = ["app_deploy", "app_build_error"]
  webhook_url = var.lark_webhook_url
}
