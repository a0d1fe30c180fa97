data "dokploy_networks" "overlay" {
  driver = "overlay"
}

output "networks" {
  value = data.dokploy_networks.overlay.networks[*].name
}
