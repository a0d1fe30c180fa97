resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  preview_deployments = {
    enabled = true
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 4: preview_deployments = { enabled = true }
#   `preview_deployments.enabled` has no effect: Dokploy deploys previews for pull requests on GitHub only. Use the source `github`, or remove `preview_deployments`.
