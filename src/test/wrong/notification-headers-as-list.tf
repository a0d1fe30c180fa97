resource "dokploy_custom_notification" "wrong" {
  name     = "automation"
  events   = ["app_deploy"]
  endpoint = "https://automation.example.com/dokploy"
  headers  = ["Authorization: Bearer secret"]
}
# Told by terraform validate
#
# Error: Incorrect attribute value type
# on line 5: headers = ["Authorization: Bearer secret"]
#   Inappropriate value for attribute "headers": map of string required.
