resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = ""
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: docker = { image = "" }
#   `docker.image` must be an image such as `nginx:1.29` or `ghcr.io/owner/image@sha256:…`.
