resource "dokploy_project" "shop" {
  name        = "quickstart-shop"
  description = "A small shop, described by Terraform."
}

resource "dokploy_environment" "staging" {
  project_id = dokploy_project.shop.id
  name       = "staging"
}

# If no password is set, the provider generates one and stores it in the state as a sensitive value.
resource "dokploy_postgres" "database" {
  environment_id = dokploy_environment.staging.id
  name           = "database"
  database_name  = "shop"
  database_user  = "shop"
  docker_image   = "postgres:17-alpine"
  memory_limit   = "512m"
  delete_volumes = true # Delete the data when the database is destroyed.
}

resource "dokploy_application" "web" {
  environment_id = dokploy_environment.staging.id
  name           = "web"

  docker = {
    image = var.image
  }

  env = {
    GREETING = "Hello from Terraform"
  }

  secret_env = {
    DATABASE_URL = dokploy_postgres.database.internal_uri
  }
}

resource "dokploy_domain" "web" {
  application_id = dokploy_application.web.id
  host           = var.host
  port           = 80
}
