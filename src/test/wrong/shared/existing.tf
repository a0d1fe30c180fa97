# The objects that exist before the rows are planned.
resource "dokploy_project" "rows" {
  name = "rows"
}

resource "dokploy_environment" "row" {
  for_each   = toset(local.rows)
  project_id = dokploy_project.rows.id
  name       = each.key
}

resource "dokploy_application" "existing" {
  environment_id = dokploy_project.rows.production_environment_id
  name           = "existing-application"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

resource "dokploy_compose" "existing" {
  environment_id = dokploy_project.rows.production_environment_id
  name           = "existing-compose"
  raw = {
    compose_file = <<-YAML
      services:
        web:
          image: nginx:1.29-alpine
    YAML
  }
}

resource "dokploy_postgres" "existing" {
  environment_id    = dokploy_project.rows.production_environment_id
  name              = "existing-postgres"
  database_name     = "shop"
  database_user     = "shop"
  database_password = "correct-horse-battery"
}

resource "dokploy_destination" "existing" {
  name              = "existing-destination"
  s3_provider       = "AWS"
  bucket            = "backups"
  region            = "eu-central-1"
  endpoint          = "https://s3.eu-central-1.amazonaws.com"
  access_key        = "AKIAEXAMPLE"
  secret_access_key = "correct-horse-battery"
}

resource "dokploy_network" "overlay" {
  name   = "existing-overlay"
  driver = "overlay"
}

resource "dokploy_network" "bridge" {
  name   = "existing-bridge"
  driver = "bridge"
}

# What makes a host and ports of the server taken.
resource "dokploy_domain" "existing" {
  application_id = dokploy_application.existing.id
  host           = "existing.example.com"
}

resource "dokploy_port" "existing" {
  application_id = dokploy_application.existing.id
  published_port = 19999
  target_port    = 80
}

resource "dokploy_port" "another" {
  application_id = dokploy_application.existing.id
  published_port = 15999
  target_port    = 80
}

resource "dokploy_port" "third" {
  application_id = dokploy_application.existing.id
  published_port = 18444
  target_port    = 80
}

locals {
  existing = {
    project_id     = dokploy_project.rows.id
    application_id = dokploy_application.existing.id
    compose_id     = dokploy_compose.existing.id
    postgres_id    = dokploy_postgres.existing.id
    domain_id      = dokploy_domain.existing.id
    port_ids       = join(",", [dokploy_port.existing.id, dokploy_port.another.id, dokploy_port.third.id])
    overlay_id     = dokploy_network.overlay.id
    bridge_id      = dokploy_network.bridge.id
    destination_id = dokploy_destination.existing.id
  }
}
