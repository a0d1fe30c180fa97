# Dokploy logs in to the registry during the apply. The token is not stored in the state.
resource "dokploy_registry" "ghcr" {
  name                = "ghcr"
  registry_url        = "ghcr.io"
  username            = "example-shop"
  password_wo         = var.ghcr_token
  password_wo_version = 1
}

variable "ghcr_token" {
  type      = string
  ephemeral = true
}
