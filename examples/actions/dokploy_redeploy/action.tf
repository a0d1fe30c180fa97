# An application that another configuration manages.
data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

# Builds the source that is already on the server again.
action "dokploy_redeploy" "web" {
  config {
    application_id = data.dokploy_application.web.id
  }
}
