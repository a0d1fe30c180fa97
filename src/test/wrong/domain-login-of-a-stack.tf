resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  raw = {
    compose_file = "services: {web: {image: nginx}}"
  }
}

resource "dokploy_domain" "wrong" {
  compose_id           = dokploy_compose.stack.id
  service_name         = "web"
  host                 = "wiki.example.com"
  forward_auth_enabled = true
}
# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 13: forward_auth_enabled = true
#   `forward_auth_enabled = true` requires `application_id`: Dokploy ignores it for domains of compose stacks, so that everyone would have access without a login. Remove `forward_auth_enabled`.
