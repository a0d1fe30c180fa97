resource "dokploy_domain" "wrong" {
  compose_id = var.existing.compose_id
  host = "stack.example.com"
}

# Told by terraform plan
#
# Error: Missing service_name
# on line 2: compose_id = var.existing.compose_id
#   `compose_id` needs `service_name` beside it.
