data "dokploy_server" "worker" {
  name = "worker"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"
  server_id      = data.dokploy_server.worker.id

  docker = {
    image = "nginx:1.29-alpine"
  }
}

resource "dokploy_project" "shop" {
  name = "shop"
}
