data "dokploy_project" "shop" {
  name = "shop"
}

output "environments" {
  value = data.dokploy_project.shop.environments[*].name
}
