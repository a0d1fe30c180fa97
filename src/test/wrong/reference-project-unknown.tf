resource "dokploy_environment" "staging" {
  project_id = "no-such-project"
  name       = "staging"
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 2: project_id = "no-such-project"
#   `project_id` is `no-such-project`, but Dokploy has no project with this ID, or the API key has no access to it. Use a reference such as `dokploy_project.NAME.id`, or look up the ID with the data source `dokploy_project`.
#
#   Project not found (project.one, status 404)
