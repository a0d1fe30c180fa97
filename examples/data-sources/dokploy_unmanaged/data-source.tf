resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_environment" "staging" {
  project_id = dokploy_project.shop.id
  name       = "staging"
}

# Services that were created in the dashboard.
data "dokploy_unmanaged" "shop" {
  project_id  = dokploy_project.shop.id
  managed_ids = [dokploy_environment.staging.id]
}

output "unmanaged" {
  value = [for object in data.dokploy_unmanaged.shop.objects : "${object.type} ${object.name}"]
}
