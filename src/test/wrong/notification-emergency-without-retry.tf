resource "dokploy_pushover_notification" "wrong" {
  name      = "on call"
  events    = ["app_build_error"]
  user_key  = "u1234567890"
  api_token = "secret-of-it"
  priority  = 2
  expire    = 3600
}
# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 6: priority = 2
#   `priority = 2` (emergency) requires `retry`: Pushover repeats the message every `retry` seconds until it is confirmed or `expire` seconds have passed.
