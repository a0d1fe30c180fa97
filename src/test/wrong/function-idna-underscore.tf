output "wrong" {
  value = provider::dokploy::idna("my_shop.example.com")
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::idna("my_shop.example.com")
#   Invalid value for "host" parameter: Label 1 of the host name must consist of letters, digits and hyphens, begin and end with a letter or digit, and have an ASCII form of at most 63 characters.
