resource "dokploy_bootstrap" "wrong" {
  email    = "admin@example.com"
  password = "long enough"
  name     = "Ada"
}
# Told by terraform plan
#
# Warning: Administrator Already Exists
# on line 2: email = "admin@example.com"
#   This Dokploy server has an administrator. The apply adopts this administrator if the configured e-mail address and password are theirs, and fails otherwise. To manage the server without `dokploy_bootstrap`, set `api_key` of the provider to an API key of an administrator, created under Settings → Profile → API/CLI Keys in Dokploy without a rate limit.
