resource "dokploy_project" "shop" {
  name = "shop"
}

# The password is generated and stored in the state, marked as sensitive.
resource "dokploy_redis" "cache" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "cache"
  docker_image   = "redis:8"
  memory_limit   = "256m"

  deletion_protection = true
}

resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"

  docker = {
    image = "ghcr.io/example/api:1.4.2"
  }

  secret_env = {
    CACHE_URL = dokploy_redis.cache.internal_uri
  }
}
