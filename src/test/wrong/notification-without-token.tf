resource "dokploy_telegram_notification" "wrong" {
  name    = "alerts"
  events  = ["app_build_error"]
  chat_id = "-1001234567890"
}
# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_telegram_notification" "wrong" {
#   Exactly one of `bot_token` and `bot_token_wo` must be set.
