resource "dokploy_port" "web" {
  application_id = "no-such-application"
  published_port = 18080
  target_port    = 80
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 2: application_id = "no-such-application"
#   `application_id` is `no-such-application`, but Dokploy has no application with this ID, or the API key may not see it. Refer to it as `dokploy_application.NAME.id`, or look its ID up with the data source `dokploy_application`.
#
#   application.one answered 404: Application not found
