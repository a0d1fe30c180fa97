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

action "dokploy_restart" "web" {
  config {
    application_id = dokploy_application.web.id
  }
}

# Restart the application when a file that it reads at its start has changed.
resource "dokploy_mount" "settings" {
  application_id   = dokploy_application.web.id
  type             = "file"
  file_path        = "settings.json"
  mount_path       = "/etc/web/settings.json"
  content          = jsonencode({ level = "info" })
  deploy_on_change = false

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.dokploy_restart.web]
    }
  }
}
