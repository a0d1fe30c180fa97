# An application that another configuration manages.
data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

action "dokploy_start" "web" {
  config {
    application_id = data.dokploy_application.web.id
  }
}
