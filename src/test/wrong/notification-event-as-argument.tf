resource "dokploy_lark_notification" "wrong" {
  name        = "deployments"
  app_deploy  = true
  webhook_url = "https://open.larksuite.com/open-apis/bot/v2/hook/secret"
}
# Told by terraform validate
#
# Error: Missing required argument
# on line 1: resource "dokploy_lark_notification" "wrong" {
#   The argument "events" is required, but no definition was found.
#
# Error: Unsupported argument
# on line 3: app_deploy = true
#   An argument named "app_deploy" is not expected here.
