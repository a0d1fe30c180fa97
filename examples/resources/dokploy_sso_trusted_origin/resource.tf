resource "dokploy_sso_trusted_origin" "idp" {
  origin = "https://idp.example.com"
}
