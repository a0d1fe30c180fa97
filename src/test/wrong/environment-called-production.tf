resource "dokploy_environment" "wrong" {
  project_id = var.existing.project_id
  name       = "production"
}

# Told by terraform plan
#
# Error: The default environment exists already
# on line 3: name = "production"
#   Every project comes with an environment `production`, and Dokploy makes no second one of this name. Refer to it by `production_environment_id` of the project, or import it to manage it.
