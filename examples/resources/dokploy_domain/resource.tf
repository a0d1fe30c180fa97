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

resource "dokploy_domain" "web" {
  application_id   = dokploy_application.web.id
  host             = "shop.example.com"
  port             = 80
  https            = true
  certificate_type = "letsencrypt"
}

# Another path of the same host.
resource "dokploy_domain" "assets" {
  application_id = dokploy_application.web.id
  host           = "shop.example.com"
  path           = "/assets"
  strip_path     = true
  port           = 8080
}
