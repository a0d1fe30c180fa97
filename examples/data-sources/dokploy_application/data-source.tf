data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_application" "web" {
  environment_id = data.dokploy_project.shop.production_environment_id
  name           = "web"
}

output "image" {
  value = data.dokploy_application.web.docker.image
}
