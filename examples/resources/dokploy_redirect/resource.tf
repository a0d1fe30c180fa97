resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Write $${1} in Terraform for the first group of the expression.
resource "dokploy_redirect" "www" {
  application_id = dokploy_application.web.id
  regex          = "^https://www\\.shop\\.example\\.com/(.*)"
  replacement    = "https://shop.example.com/$${1}"
  permanent      = true
}
