# An application that another configuration manages.
data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

variable "deployment_id" {
  type        = string
  description = "Deployment whose image runs again."
}

# terraform apply -invoke=action.dokploy_rollback.web -var deployment_id=DEPLOYMENT_ID
action "dokploy_rollback" "web" {
  config {
    application_id = data.dokploy_application.web.id
    deployment_id  = var.deployment_id
  }
}
