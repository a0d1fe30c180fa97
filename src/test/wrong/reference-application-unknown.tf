resource "dokploy_port" "web" {
  application_id = "no-such-application"
  published_port = 18080
  target_port    = 80
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 2: application_id = "no-such-application"
#   `application_id` is `no-such-application`, but Dokploy has no application with this ID, or the API key has no access to it. Use a reference such as `dokploy_application.NAME.id`, or look up the ID with the data source `dokploy_application`.
#
#   Application not found (application.one, status 404)
