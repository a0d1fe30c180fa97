resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "nginx:1.29-alpine"
  }

  mounts = [
    { type = "volume", volume_name = "shop-uploads", mount_path = "/var/uploads" },
  ]
}

resource "dokploy_volume_backup" "uploads" {
  application_id    = dokploy_application.web.id
  name              = "uploads"
  volume_name       = "shop-uploads"
  destination_id    = dokploy_destination.backups.id
  cron_expression   = "15 3 * * *"
  prefix            = "uploads"
  keep_latest_count = 14
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
