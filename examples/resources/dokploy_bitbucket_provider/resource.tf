resource "dokploy_bitbucket_provider" "company" {
  name                 = "company"
  email                = "deploy@example.com"
  workspace_name       = "example-shop"
  api_token_wo         = var.bitbucket_api_token
  api_token_wo_version = 1
}

variable "bitbucket_api_token" {
  type      = string
  ephemeral = true
}
