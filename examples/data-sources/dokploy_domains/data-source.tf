data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_domains" "shop" {
  project_id = data.dokploy_project.shop.id
}

output "hosts" {
  value = [for domain in data.dokploy_domains.shop.domains : domain.host]
}
