resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_environment" "staging" {
  project_id  = dokploy_project.shop.id
  name        = "staging"
  description = "What goes live next week."

  env = {
    LOG_LEVEL = "debug"
  }
}
