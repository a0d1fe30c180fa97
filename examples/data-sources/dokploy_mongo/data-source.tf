data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_mongo" "events" {
  environment_id = data.dokploy_project.shop.production_environment_id
  name           = "events"
}

output "host" {
  value = "${data.dokploy_mongo.events.internal_host}:${data.dokploy_mongo.events.internal_port}"
}
