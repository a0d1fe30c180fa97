resource "dokploy_project" "shop" {
  name = "shop"
}

# The password is generated and stored in the state, marked as sensitive.
resource "dokploy_libsql" "sessions" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "sessions"
  database_user  = "sessions"

  deletion_protection = true
}

resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"

  docker = {
    image = "ghcr.io/example/api:1.4.2"
  }

  secret_env = {
    SESSIONS_URL = dokploy_libsql.sessions.internal_uri
  }
}
