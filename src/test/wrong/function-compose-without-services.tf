output "wrong" {
  value = provider::dokploy::compose_services("volumes: {}")
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::compose_services("volumes: {}")
#   Invalid value for "yaml" parameter: The compose file is not valid: the file has no `services`.
