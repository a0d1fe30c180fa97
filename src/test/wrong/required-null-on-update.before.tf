variable "compose_file" {
  type    = string
  default = "services: { web: { image: nginx:1.29-alpine } }"
}

resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  delete_volumes = true
  raw = {
    compose_file = var.compose_file
  }
}
