resource "dokploy_mount" "wrong" {
  application_id = var.existing.application_id
  type       = "file"
  file_path  = "../nginx.conf"
  content    = "events {}"
  mount_path = "/etc/nginx/outside.conf"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: file_path = "../nginx.conf"
#   `file_path` must be a relative path without `..`, such as `nginx/default.conf`, not `../nginx.conf`.
