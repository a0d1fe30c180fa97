# Room for two containers: 1073741824.
output "memory" {
  value = 2 * provider::dokploy::bytes("512m")
}
