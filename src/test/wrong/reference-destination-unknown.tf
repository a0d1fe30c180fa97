resource "dokploy_backup" "nightly" {
  postgres_id    = var.existing.postgres_id
  destination_id = "no-such-destination"
  database       = "shop"
  schedule       = "0 3 * * *"
  prefix         = "nightly"
}
# Told by terraform plan
#
# Error: Referenced Object Not Found
# on line 3: destination_id = "no-such-destination"
#   `destination_id` is `no-such-destination`, but Dokploy has no destination with this ID, or the API key may not see it. Refer to it as `dokploy_destination.NAME.id`, or look its ID up with the data source `dokploy_destination`.
#
#   destination.one answered 404: Destination not found
