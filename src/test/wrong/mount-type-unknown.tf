resource "dokploy_mount" "wrong" {
  application_id = var.existing.application_id
  type       = "tmpfs"
  mount_path = "/tmp"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 3: type = "tmpfs"
#   `type` must be one of `bind`, `volume` or `file`, not `tmpfs`.
