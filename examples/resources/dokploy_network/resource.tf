resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_network" "backend" {
  name   = "shop-backend"
  driver = "overlay"

  ipam = {
    config = [{ subnet = "10.20.0.0/16" }]
  }
}

resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"
  network_ids    = [dokploy_network.backend.id]

  docker = {
    image = "ghcr.io/example/api:1.4.2"
  }
}
