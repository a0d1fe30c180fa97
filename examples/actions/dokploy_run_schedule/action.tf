resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "ghcr.io/example/web:1.4.2"
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

# Migrate the database after each new version. The trigger is not in the application itself, because the schedule of the
# action depends on the application: Terraform 1.16 refuses such a cycle.
resource "terraform_data" "version" {
  input = dokploy_application.web.docker.image

  lifecycle {
    action_trigger {
      events  = [after_create, after_update]
      actions = [action.dokploy_run_schedule.migrate]
    }
  }
}
