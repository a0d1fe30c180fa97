data "dokploy_organization" "current" {}

# A key for a pipeline, which expires.
resource "dokploy_api_key" "pipeline" {
  name            = "pipeline"
  organization_id = data.dokploy_organization.current.id
  prefix          = "ci_"
  expires_in      = "90d"

  rate_limit = {
    max    = 1000
    window = "1m"
  }
}

output "pipeline_key" {
  value     = dokploy_api_key.pipeline.key
  sensitive = true
}
