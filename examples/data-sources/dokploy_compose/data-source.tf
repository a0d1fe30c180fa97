data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_compose" "blog" {
  environment_id = data.dokploy_project.shop.production_environment_id
  name           = "blog"
}

output "blog" {
  value = data.dokploy_compose.blog.dashboard_url
}
