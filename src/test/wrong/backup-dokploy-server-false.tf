resource "dokploy_backup" "wrong" {
  dokploy_server  = false
  database_name   = "dokploy"
  destination_id  = var.existing.destination_id
  cron_expression = "0 3 * * *"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: dokploy_server = false
#   `dokploy_server` must be `true` or unset.
