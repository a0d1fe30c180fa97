resource "dokploy_port" "wrong" {
  application_id = var.existing.application_id
  published_port = 99999
  target_port    = 80
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: published_port = 99999
#   `published_port` must be between 1 and 65535, not `99999`.
