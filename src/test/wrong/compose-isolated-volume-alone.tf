resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  isolated_deployments_volume = true
  raw = {
    compose_file = <<-YAML
      services:
        web:
          image: nginx
    YAML
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 4: isolated_deployments_volume = true
#   `isolated_deployments_volume` has no effect: it needs `isolated_deployment = true`. Set both, or remove it.
