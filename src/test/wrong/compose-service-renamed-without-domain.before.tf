resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  delete_volumes = true
  raw = {
    compose_file = "services: { web: { image: nginx } }"
  }
}
resource "dokploy_domain" "web" {
  compose_id   = dokploy_compose.stack.id
  service_name = "web"
  host         = "renamed.example.com"
}
