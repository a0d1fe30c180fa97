# An application that another configuration manages.
data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

action "dokploy_cancel_deployment" "web" {
  config {
    application_id = data.dokploy_application.web.id
    timeout        = "5m"
  }
}
