resource "dokploy_mount" "wrong" {
  application_id = var.existing.application_id
  type       = "file"
  file_path  = "nginx.conf"
  mount_path = "/etc/nginx/nginx.conf"
}

# Told by terraform validate
#
# Warning: Empty File Mount
# on line 1: resource "dokploy_mount" "wrong" {
#   The mount has `type = "file"` and no `content`, so containers see an empty file. Set `content`, or set `content = ""` if the file is meant to be empty.
