resource "dokploy_domain" "wrong" {
  application_id = var.existing.application_id
  host         = "service.example.com"
  service_name = "web"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 4: service_name = "web"
#   `service_name` requires `compose_id`.
