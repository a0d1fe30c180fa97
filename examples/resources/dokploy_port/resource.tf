resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "nginx:1.29-alpine"
  }
}

resource "dokploy_port" "metrics" {
  application_id = dokploy_application.web.id
  published_port = 9113
  target_port    = 9113
}

# Published only on nodes that run a container, so that the container sees the address of the client.
resource "dokploy_port" "dns" {
  application_id = dokploy_application.web.id
  published_port = 5353
  target_port    = 53
  protocol       = "udp"
  publish_mode   = "host"
}
