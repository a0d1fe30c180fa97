resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  service_networks = [{ service_name = "app", network_ids = [var.existing.overlay_id] }]
  raw = {
    compose_file = <<-YAML
      services:
        web:
          image: nginx
    YAML
  }
}

# Told by terraform validate
#
# Error: Unknown Compose Service
# on line 4: service_networks = [{ service_name = "app", network_ids = [var.existing.overlay_id] }]
#   In `service_networks.service_name`: The compose file has no service `app`. Its only service is `web`.
