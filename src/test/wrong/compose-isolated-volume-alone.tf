resource "dokploy_compose" "stack" {
  environment_id   = var.environment_id
  name             = "stack"
  isolated_volumes = true
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
# on line 4: isolated_volumes = true
#   `isolated_volumes` has no effect: this setting requires `isolated_deployment = true`. Set both, or remove this setting.
