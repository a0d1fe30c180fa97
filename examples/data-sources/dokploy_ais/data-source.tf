data "dokploy_ais" "all" {}

output "models" {
  value = [for provider in data.dokploy_ais.all.ais : provider.model]
}
