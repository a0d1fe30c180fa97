data "dokploy_registries" "all" {}

output "hosts" {
  value = [for registry in data.dokploy_registries.all.registries : registry.registry_url]
}
