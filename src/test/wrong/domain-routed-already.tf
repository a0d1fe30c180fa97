resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host = "existing.example.com"
}

# Told by terraform plan
#
# Warning: Already routed elsewhere
# on line 3: host = "existing.example.com"
#   `existing.example.com/` leads to application `rows/production/existing-application` (domain ID). Of two domains with one host and path only one is served. Remove the other, or choose another path.
