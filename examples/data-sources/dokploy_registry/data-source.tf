data "dokploy_registry" "ghcr" {
  name = "ghcr"
}

output "registry_id" {
  value = data.dokploy_registry.ghcr.id
}
