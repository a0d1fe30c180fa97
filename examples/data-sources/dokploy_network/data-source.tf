data "dokploy_network" "backend" {
  name = "shop-backend"
}

output "driver" {
  value = data.dokploy_network.backend.driver
}
