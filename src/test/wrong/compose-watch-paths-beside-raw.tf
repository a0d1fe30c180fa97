resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  watch_paths = ["src/**"]
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
# on line 4: watch_paths = ["src/**"]
#   `watch_paths` has no effect: it is not used with `raw` or `template`. Remove `watch_paths`.
