variable "environment_id" {
  description = "ID of the environment"
  type        = string
}

data "dokploy_template" "pocketbase" {
  id = "pocketbase"
}

# Follows the catalog: when the files of the template change, the plan shows another digest.
resource "dokploy_compose" "pocketbase" {
  environment_id = var.environment_id
  name           = "pocketbase"

  template = {
    id     = data.dokploy_template.pocketbase.id
    digest = data.dokploy_template.pocketbase.digest
  }
}
