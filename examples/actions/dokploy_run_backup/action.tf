resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_postgres" "orders" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "orders"
  docker_image   = "postgres:18"
}

data "dokploy_destination" "backups" {
  name = "backups"
}

resource "dokploy_backup" "orders" {
  postgres_id     = dokploy_postgres.orders.id
  destination_id  = data.dokploy_destination.backups.id
  cron_expression = "0 3 * * *"

  # The first backup at once, not only at three.
  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.dokploy_run_backup.orders]
    }
  }
}

# Before a risky change: terraform apply -invoke=action.dokploy_run_backup.orders
action "dokploy_run_backup" "orders" {
  config {
    backup_id = dokploy_backup.orders.id
    timeout   = "1h"
  }
}
