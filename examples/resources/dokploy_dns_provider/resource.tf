# The token is not stored in the state. Change the version to send a new token.
resource "dokploy_dns_provider" "main" {
  name = "main"

  cloudflare = {
    api_token_wo         = var.cloudflare_token
    api_token_wo_version = 1
  }

  # Fails the apply if Cloudflare does not accept the token.
  verify_connection = true
}

variable "cloudflare_token" {
  type      = string
  ephemeral = true
}
