resource "dokploy_mount" "wrong" {
  application_id = var.existing.application_id
  type        = "bind"
  host_path   = "/srv"
  volume_name = "data"
  mount_path  = "/other"
}

# Told by terraform validate
#
# Error: Invalid Attribute Combination
# on line 5: volume_name = "data"
#   `volume_name` can only be set with `type = "volume"`, and this mount has `type = "bind"`. Remove `volume_name`, or change `type`.
