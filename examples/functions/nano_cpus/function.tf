# Half a CPU: 500000000.
output "cpus" {
  value = provider::dokploy::nano_cpus("0.5")
}
