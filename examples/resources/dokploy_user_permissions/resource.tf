data "dokploy_user" "dana" {
  email = "dana@example.com"
}

resource "dokploy_project" "shop" {
  name = "shop"
}

# Projects, environments and services are listed one by one: access to a project does not include what is in it.
resource "dokploy_user_permissions" "dana" {
  user_id             = data.dokploy_user.dana.id
  can_create_services = true
  project_ids         = [dokploy_project.shop.id]
  environment_ids     = [dokploy_project.shop.production_environment_id]
}
