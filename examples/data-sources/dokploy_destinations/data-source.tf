data "dokploy_destinations" "all" {}

output "buckets" {
  value = [for destination in data.dokploy_destinations.all.destinations : destination.bucket]
}
