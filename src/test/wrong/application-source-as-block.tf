resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"

  docker {
    image = "nginx"
  }
}

# Told by terraform validate
#
# Error: Unsupported block type
# on line 5: docker {
#   Blocks of type "docker" are not expected here. Did you mean to define argument "docker"? If so, use the equals sign to assign it a value.
