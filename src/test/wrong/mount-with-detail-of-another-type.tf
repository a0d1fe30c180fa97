resource "dokploy_mount" "wrong" {
  application_id = var.existing.application_id
  type        = "bind"
  host_path   = "/srv"
  volume_name = "data"
  mount_path  = "/other"
}

# Told by terraform validate
#
# Error: Not for this type of mount
# on line 5: volume_name = "data"
#   `volume_name` is for `type = "volume"`, and this one has `type = "bind"`.
