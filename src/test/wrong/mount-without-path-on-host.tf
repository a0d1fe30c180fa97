resource "dokploy_mount" "wrong" {
  application_id = var.existing.application_id
  type       = "bind"
  mount_path = "/bind"
}

# Told by terraform validate
#
# Error: Missing host_path
# on line 1: resource "dokploy_mount" "wrong" {
#   A mount with `type = "bind"` needs `host_path`.
