resource "dokploy_gitea_provider" "wrong" {
  name      = "company"
  url       = "https://gitea.example.com"
  client_id = "7d0c2a62-5b5c-4f5e-9b1e-2f6f3c3c9d11"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_gitea_provider" "wrong" {
#   Exactly one of `client_secret` and `client_secret_wo` must be set.
