resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host = "high.example.com"
  port = 70000
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: port = 70000
#   `port` must be between 1 and 65535, not `70000`.
