resource "dokploy_resend_notification" "wrong" {
  name         = "operations"
  events       = ["database_backup"]
  api_key      = "re_secret"
  from_address = "dokploy@example.com"
  to_addresses = "operations@example.com"
}
# Told by terraform validate
#
# Error: Incorrect attribute value type
# on line 6: to_addresses = "operations@example.com"
#   Inappropriate value for attribute "to_addresses": set of string required.
