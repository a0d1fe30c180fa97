resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host = "existing.example.com"
}

# Told by terraform plan
#
# Warning: Route Already Used
# on line 3: host = "existing.example.com"
#   `existing.example.com/` is already routed to the application `rows/production/existing-application` (domain ID). Only one of two domains with the same host and path is served. Remove the other domain, or change `host` or `path`.
