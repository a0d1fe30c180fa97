resource "dokploy_ntfy_notification" "wrong" {
  name       = "alerts"
  events     = ["app_build_error"]
  server_url = "https://ntfy.sh"
  topic      = "dokploy"
  priority   = 10
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 6: priority = 10
#   `priority` must be between 1 and 5, not `10`.
