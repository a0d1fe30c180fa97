resource "dokploy_domain" "wrong" {
  compose_id = var.existing.compose_id
  host         = "unknown.example.com"
  service_name = "api"
}

# Told by terraform plan
#
# Warning: No such service
# on line 4: service_name = "api"
#   The compose stack has no service `api` as it is now; its services are `web`. The next deploy of the stack will fail.
