# The shop: a storefront and its database, which is backed up every night.

resource "dokploy_tag" "production" {
  name  = "production"
  color = "#2563eb"
}

resource "dokploy_project" "shop" {
  name    = var.name
  tag_ids = [dokploy_tag.production.id]
}

resource "dokploy_postgres" "orders" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "shop"
  docker_image   = "postgres:17"
  delete_volumes = true
}

resource "dokploy_backup" "orders" {
  postgres_id       = dokploy_postgres.orders.id
  destination_id    = dokploy_destination.backups.id
  cron_expression   = "0 3 * * *"
  keep_latest_count = 14
}

resource "dokploy_application" "storefront" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "storefront"
  docker         = { image = var.image }
  registry_id    = dokploy_registry.images.id
  secret_env     = { DATABASE_URL = dokploy_postgres.orders.internal_uri }
}

resource "dokploy_domain" "storefront" {
  application_id = dokploy_application.storefront.id
  host           = var.host
  port           = 80
}
