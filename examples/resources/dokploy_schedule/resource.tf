resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "ghcr.io/example/shop:1.4.2"
  }
}

# In a container of the application.
resource "dokploy_schedule" "reindex" {
  application_id  = dokploy_application.web.id
  name            = "reindex"
  cron_expression = "0 4 * * mon" # In UTC, because timezone is unset.
  command         = "bin/reindex --all"
}

# On the Dokploy host.
resource "dokploy_schedule" "prune" {
  dokploy_server  = true
  name            = "prune"
  cron_expression = "0 5 * * *"
  timezone        = "Europe/Berlin"
  script          = "docker image prune --force"
}

# cron_next computes in the time zone of its second argument: plantimestamp() is in UTC.
output "next_reindex" {
  value = provider::dokploy::cron_next(dokploy_schedule.reindex.cron_expression, plantimestamp())
}
