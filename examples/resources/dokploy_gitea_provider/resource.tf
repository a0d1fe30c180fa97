# The OAuth2 application at Gitea needs the redirect URI.
resource "dokploy_gitea_provider" "company" {
  name                     = "company"
  url                      = "https://gitea.example.com"
  client_id                = "7d0c2a62-5b5c-4f5e-9b1e-2f6f3c3c9d11"
  client_secret_wo         = var.gitea_client_secret
  client_secret_wo_version = 1
}

variable "gitea_client_secret" {
  type      = string
  ephemeral = true
}

# Open this URL once, in a browser, to sign in.
output "authorize_url" {
  value = dokploy_gitea_provider.company.authorize_url
}
