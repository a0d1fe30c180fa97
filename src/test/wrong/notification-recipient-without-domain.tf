resource "dokploy_email_notification" "wrong" {
  name         = "operations"
  events       = ["database_backup"]
  smtp_server  = "smtp.example.com"
  smtp_port    = 587
  username     = "dokploy"
  password     = "secret-of-it"
  from_address = "dokploy@example.com"
  to_addresses = ["ops"]
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 9: to_addresses = ["ops"]
#   Each element of `to_addresses` must be an email address such as `ops@example.com` or `Operations <ops@example.com>`, not `ops`.
