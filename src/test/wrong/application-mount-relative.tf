resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  mounts = [{ type = "volume", volume_name = "data-rel", mount_path = "data" }]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: mounts = [{ type = "volume", volume_name = "data-rel", mount_path = "data" }]
#   `mounts[0].mount_path` must be an absolute path that begins with `/`, not `data`.
