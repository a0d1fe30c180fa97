resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_postgres" "orders" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "orders"
  database_name  = "orders"
  database_user  = "orders"
}

# Every night at three. Keeps 7 backups.
resource "dokploy_backup" "orders" {
  postgres_id       = dokploy_postgres.orders.id
  destination_id    = dokploy_destination.backups.id
  cron_expression   = "0 3 * * *"
  prefix            = "orders"
  keep_latest_count = 7
}

# A backup of Dokploy itself.
resource "dokploy_backup" "dokploy" {
  dokploy_server  = true
  destination_id  = dokploy_destination.backups.id
  cron_expression = "30 3 * * 0"
  prefix          = "dokploy"
}

resource "dokploy_destination" "backups" {
  name                         = "backups"
  s3_provider                  = "AWS"
  endpoint                     = "https://s3.eu-central-1.amazonaws.com"
  region                       = "eu-central-1"
  bucket                       = "example-shop-backups"
  access_key                   = "AKIAIOSFODNN7EXAMPLE"
  secret_access_key_wo         = var.secret_access_key
  secret_access_key_wo_version = 1
}

variable "secret_access_key" {
  type      = string
  ephemeral = true
}
