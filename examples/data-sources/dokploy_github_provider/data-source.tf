data "dokploy_github_provider" "company" {
  name = "company"
}

resource "dokploy_application" "web" {
  environment_id = var.environment_id
  name           = "web"
  github = {
    github_id  = data.dokploy_github_provider.company.id
    owner      = "example-shop"
    repository = "web"
    branch     = "main"
  }
}

variable "environment_id" {
  type = string
}
