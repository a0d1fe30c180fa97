resource "dokploy_backup" "wrong" {
  web_server     = false
  database       = "dokploy"
  destination_id = var.existing.destination_id
  schedule       = "0 3 * * *"
}

# Told by terraform validate
#
# Error: Nothing to back up
# on line 2: web_server = false
#   Leave `web_server` out, or set it to `true`.
