output "wrong" {
  value = provider::dokploy::nano_cpus("half")
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::nano_cpus("half")
#   Invalid value for "cpus" parameter: This is not a number of CPUs such as `0.5` or `1500m`, or a number of nanoCPUs.
