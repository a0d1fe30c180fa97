resource "dokploy_environment" "wrong" {
  project_id = var.existing.project_id
  name       = "production"
}

# Told by terraform plan
#
# Error: Default Environment Already Exists
# on line 3: name = "production"
#   Dokploy creates an environment `production` with every project, and refuses a second one of this name. Use the `production_environment_id` of the `dokploy_project`, or import the environment to manage it.
