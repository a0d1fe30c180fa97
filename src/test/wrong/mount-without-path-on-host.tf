resource "dokploy_mount" "wrong" {
  application_id = var.existing.application_id
  type       = "bind"
  mount_path = "/bind"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_mount" "wrong" {
#   A mount with `type = "bind"` requires `host_path`.
