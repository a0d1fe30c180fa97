data "dokploy_api_keys" "all" {}

output "expiring" {
  value = [for key in data.dokploy_api_keys.all.api_keys : key.name if key.expires_at != null]
}
