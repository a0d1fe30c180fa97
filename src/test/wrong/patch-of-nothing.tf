resource "dokploy_patch" "wrong" {
  file_path = "config.yml"
  content   = "workers: 4"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_patch" "wrong" {
#   Exactly one of `application_id` and `compose_id` must be set.
