resource "dokploy_project" "shop" {
  name = "shop"
}

# A replica set with one member, which transactions require.
resource "dokploy_mongo" "events" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "events"
  database_user  = "events"
  docker_image   = "mongo:8"
  replica_sets   = true

  deletion_protection = true
}

resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"

  docker = {
    image = "ghcr.io/example/api:1.4.2"
  }

  secret_env = {
    EVENTS_URL = dokploy_mongo.events.internal_uri
  }
}
