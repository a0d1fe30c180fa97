# The application at GitLab needs the redirect URI and the scopes api, read_user and read_repository.
resource "dokploy_gitlab_provider" "company" {
  name                     = "company"
  url                      = "https://gitlab.example.com"
  oauth_application_id     = "5f3c0a9e7f2d4f1b8a6c"
  secret_wo                = var.gitlab_secret
  secret_wo_version        = 1
  shared_with_organization = true
}

variable "gitlab_secret" {
  type      = string
  ephemeral = true
}

# Open this URL once, in a browser, to sign in.
output "authorize_url" {
  value = dokploy_gitlab_provider.company.authorize_url
}
