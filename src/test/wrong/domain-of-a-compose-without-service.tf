resource "dokploy_domain" "wrong" {
  compose_id = var.existing.compose_id
  host = "stack.example.com"
}

# Told by terraform plan
#
# Error: Missing Required Argument
# on line 2: compose_id = var.existing.compose_id
#   `compose_id` requires `service_name`.
