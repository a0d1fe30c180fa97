output "wrong" {
  value = provider::dokploy::parse_import_id("dokploy_application", "shop/web")
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::parse_import_id("dokploy_application", "shop/web")
#   Invalid value for "id" parameter: The path has too few parts. Use an ID, or the path `project/environment/name`.
