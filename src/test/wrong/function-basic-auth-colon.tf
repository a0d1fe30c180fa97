output "wrong" {
  value = provider::dokploy::traefik_basic_auth("ad:min", "secret")
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::traefik_basic_auth("ad:min", "secret")
#   Invalid value for "user" parameter: The user name must not contain a colon, which ends it in the line.
