data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_environment" "staging" {
  project_id = data.dokploy_project.shop.id
  name       = "staging"
}
