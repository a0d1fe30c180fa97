# A web shop: a storefront, an API, a background worker, databases and a nightly backup.

resource "dokploy_project" "shop" {
  name        = var.name
  description = "Web shop"
}

locals {
  environment_id = dokploy_project.shop.production_environment_id

  variables = {
    LOG_LEVEL = var.log_level
  }
  secrets = {
    DATABASE_URL = dokploy_postgres.orders.internal_uri
    REDIS_URL    = dokploy_redis.queue.internal_uri
  }
}

resource "dokploy_postgres" "orders" {
  environment_id = local.environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "shop"
  docker_image   = "postgres:17"
  memory_limit   = "1g"
  delete_volumes = true
}

resource "dokploy_redis" "queue" {
  environment_id = local.environment_id
  name           = "queue"
  docker_image   = "redis:8"
  delete_volumes = true
}

resource "dokploy_application" "api" {
  environment_id = local.environment_id
  name           = "api"
  docker         = { image = var.image }
  replicas       = 2
  env            = local.variables
  secret_env     = local.secrets
  memory_limit   = "512m"
}

resource "dokploy_application" "worker" {
  environment_id = local.environment_id
  name           = "worker"
  docker         = { image = var.image }
  env            = local.variables
  secret_env     = local.secrets
}

resource "dokploy_application" "web" {
  environment_id = local.environment_id
  name           = "web"
  docker         = { image = var.image }
  env            = local.variables
}

# One host with two paths: the storefront, and the API below /api.
resource "dokploy_domain" "web" {
  application_id = dokploy_application.web.id
  host           = var.host
  port           = 80
}

resource "dokploy_domain" "api" {
  application_id = dokploy_application.api.id
  host           = var.host
  path           = "/api"
  strip_path     = true
  port           = 8080
}

resource "dokploy_destination" "backups" {
  name                         = "${var.name}-backups"
  endpoint                     = "https://s3.example.com"
  bucket                       = "backups"
  access_key                   = "backup"
  secret_access_key_wo         = var.backup_key
  secret_access_key_wo_version = 1
}

# Every night at three. Keeps 14 backups.
resource "dokploy_backup" "orders" {
  postgres_id       = dokploy_postgres.orders.id
  destination_id    = dokploy_destination.backups.id
  cron_expression   = "0 3 * * *"
  prefix            = var.name
  keep_latest_count = 14
}
