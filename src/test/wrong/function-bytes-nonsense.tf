output "wrong" {
  value = provider::dokploy::bytes("lots")
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::bytes("lots")
#   Invalid value for "amount" parameter: This is not an amount of memory such as `512m`, `2g`, `1.5GiB`, or a number of bytes.
