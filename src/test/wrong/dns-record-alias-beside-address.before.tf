resource "dokploy_dns_provider" "account" {
  name       = "row-alias"
  cloudflare = { api_token = "row-of-alias" }
}
