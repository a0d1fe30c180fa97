resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  mounts = [
    { type = "volume", volume_name = "data-one", mount_path = "/data" },
    { type = "volume", volume_name = "data-two", mount_path = "/data" },
  ]
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Duplicate Element
# on line 4: mounts = [ { type = "volume", volume_name = "data-one", mount_path = "/data" }, { type = "volume", volume_name = "data-two", mount_path = "/data" }, ]
#   In `mounts[1]`: another element of `mounts` has the same `mount_path`. Only one of the two can take effect. Remove one, or change its `mount_path`.
