resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "api" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "api"

  git = {
    url    = "https://git.example.com/shop/api.git"
    branch = "main"
  }
}

resource "dokploy_patch" "settings" {
  application_id = dokploy_application.api.id
  file_path      = "config/production.yml"
  content        = <<-EOT
    workers: 4
    cache: redis
  EOT
}
