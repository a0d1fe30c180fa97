resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "nginx:1.29-alpine"
  }
}

# On request: terraform apply -invoke=action.dokploy_deploy.web
action "dokploy_deploy" "web" {
  config {
    application_id = dokploy_application.web.id
    description    = "Deployed by Terraform"
    timeout        = "30m"
  }
}

# Once for all variables, after each change of them.
resource "dokploy_environment_variables" "web" {
  application_id   = dokploy_application.web.id
  deploy_on_change = false

  env = {
    LOG_LEVEL = "info"
  }

  lifecycle {
    action_trigger {
      events  = [after_create, after_update]
      actions = [action.dokploy_deploy.web]
    }
  }
}
