data "dokploy_sso_trusted_origins" "all" {}

output "trusted_origins" {
  value = data.dokploy_sso_trusted_origins.all.sso_trusted_origins[*].origin
}
