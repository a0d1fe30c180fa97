resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  delete_volumes = true
  raw = {
    compose_file = "services: { app: { image: nginx } }"
  }
}
resource "dokploy_domain" "web" {
  compose_id   = dokploy_compose.stack.id
  service_name = "web"
  host         = "renamed.example.com"
}

# Told by terraform plan
#
# Error: Unknown Compose Service
# on line 11: service_name = "web"
#   The compose stack has no service `web`. Its only service is `app`. Dokploy refuses to deploy a stack with such a domain. Set `service_name` to a service of the stack.
