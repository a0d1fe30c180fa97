resource "dokploy_email_notification" "wrong" {
  name         = "operations"
  events       = ["database_backup"]
  smtp_server  = "smtp.example.com:587"
  smtp_port    = 587
  username     = "dokploy"
  password     = "secret-of-it"
  from_address = "dokploy@example.com"
  to_addresses = ["ops@example.com"]
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: smtp_server = "smtp.example.com:587"
#   `smtp_server` must be a host name such as `smtp.example.com` or an IP address, without a scheme and without a port, not `smtp.example.com:587`.
