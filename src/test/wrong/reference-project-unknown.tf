resource "dokploy_environment" "staging" {
  project_id = "no-such-project"
  name       = "staging"
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 2: project_id = "no-such-project"
#   `project_id` is `no-such-project`, but Dokploy has no project with this ID, or the API key may not see it. Refer to it as `dokploy_project.NAME.id`, or look its ID up with the data source `dokploy_project`.
#
#   project.one answered 404: Project not found
