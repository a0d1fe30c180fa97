resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "ghcr.io/example/web:1.4.2"
  }

  # Migrate the database after each new version.
  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.dokploy_run_schedule.migrate]
    }
  }
}

# Runs only when the action does.
resource "dokploy_schedule" "migrate" {
  application_id  = dokploy_application.web.id
  name            = "migrate"
  cron_expression = "0 0 1 1 *"
  command         = "./manage migrate"
  enabled         = false
}

action "dokploy_run_schedule" "migrate" {
  config {
    schedule_id = dokploy_schedule.migrate.id
    timeout     = "10m"
  }
}
