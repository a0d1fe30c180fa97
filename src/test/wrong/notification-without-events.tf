resource "dokploy_email_notification" "wrong" {
  name         = "operations"
  events       = []
  smtp_server  = "smtp.example.com"
  smtp_port    = 587
  username     = "dokploy"
  password     = "secret-of-it"
  from_address = "dokploy@example.com"
  to_addresses = ["ops@example.com"]
}

# Told by terraform validate
#
# Warning: No Events
# on line 3: events = []
#   `events` is empty, so Dokploy never sends this notification. Add the events to notify of, for example `app_deploy`.
