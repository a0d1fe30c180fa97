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
# Warning: No such service
# on line 11: service_name = "web"
#   The compose stack has no service `web`; its services are `app`. The next deploy of the stack will fail.
