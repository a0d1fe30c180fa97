resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  compose_id     = var.existing.compose_id
  host           = "two.example.com"
}

# Told by terraform plan
#
# Error: Conflicting Arguments
# on line 3: compose_id = var.existing.compose_id
#   Exactly one of `application_id` and `compose_id` must be set.
#
# Error: Missing Required Argument
# on line 3: compose_id = var.existing.compose_id
#   `compose_id` requires `service_name`.
