data "dokploy_scim_providers" "all" {}

output "scim_providers" {
  value = data.dokploy_scim_providers.all.scim_providers[*].provider_id
}
