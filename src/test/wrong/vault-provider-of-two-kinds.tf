resource "dokploy_vault_provider" "wrong" {
  name = "main"
  doppler = {
    service_token = "dp.st.example"
  }
  hashicorp = {
    url   = "https://vault.example.com"
    token = "hvs.example"
  }
}
# Told by terraform validate
#
# Error: Conflicting Arguments
# on line 3: doppler = { service_token = "dp.st.example" }
#   Exactly one of `hashicorp`, `infisical`, `aws`, `doppler`, `azure` and `scaleway` must be set.
