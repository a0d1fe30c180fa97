resource "dokploy_domain" "wrong" {
  compose_id = var.existing.compose_id
  host         = "unknown.example.com"
  service_name = "api"
}

# Told by terraform plan
#
# Error: Unknown Compose Service
# on line 4: service_name = "api"
#   The compose stack has no service `api` in its current compose file. Its only service is `web`. Dokploy refuses to deploy a stack with such a domain. Set `service_name` to a service of the stack.
