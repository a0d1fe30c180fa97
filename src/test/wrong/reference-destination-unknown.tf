resource "dokploy_backup" "nightly" {
  postgres_id     = var.existing.postgres_id
  destination_id  = "no-such-destination"
  database_name   = "shop"
  cron_expression = "0 3 * * *"
  prefix          = "nightly"
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 3: destination_id = "no-such-destination"
#   `destination_id` is `no-such-destination`, but Dokploy has no destination with this ID, or the API key has no access to it. Use a reference such as `dokploy_destination.NAME.id`, or look up the ID with the data source `dokploy_destination`.
#
#   Destination not found (destination.one, status 404)
