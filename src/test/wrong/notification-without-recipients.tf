resource "dokploy_email_notification" "wrong" {
  name         = "operations"
  events       = ["database_backup"]
  smtp_server  = "smtp.example.com"
  smtp_port    = 587
  username     = "dokploy"
  password     = "secret-of-it"
  from_address = "dokploy@example.com"
  to_addresses = []
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 9: to_addresses = []
#   `to_addresses` must have at least 1 element.
