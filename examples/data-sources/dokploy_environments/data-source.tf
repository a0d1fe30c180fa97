data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_environments" "shop" {
  project_id = data.dokploy_project.shop.id
}

output "environments" {
  value = { for environment in data.dokploy_environments.shop.environments : environment.name => environment.id }
}
