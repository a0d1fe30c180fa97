data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_redis" "cache" {
  environment_id = data.dokploy_project.shop.production_environment_id
  name           = "cache"
}

output "host" {
  value = "${data.dokploy_redis.cache.internal_host}:${data.dokploy_redis.cache.internal_port}"
}
