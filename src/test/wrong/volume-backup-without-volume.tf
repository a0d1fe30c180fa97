resource "dokploy_volume_backup" "wrong" {
  application_id = var.existing.application_id
  name            = "job"
  cron_expression = "0 4 * * *"
  destination_id  = var.existing.destination_id
}

# Told by terraform validate
#
# Error: Missing required argument
# on line 1: resource "dokploy_volume_backup" "wrong" {
#   The argument "volume_name" is required, but no definition was found.
