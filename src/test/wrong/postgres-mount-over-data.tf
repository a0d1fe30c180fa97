resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  mounts = [{ type = "volume", volume_name = "other-data", mount_path = "/var/lib/postgresql/18/docker" }]
}

# Told by terraform validate
#
# Error: This path is taken
# on line 6: mounts = [{ type = "volume", volume_name = "other-data", mount_path = "/var/lib/postgresql/18/docker" }]
#   In `mounts[0].mount_path`: The database keeps its data in `/var/lib/postgresql`, on a volume of its own that Dokploy mounts there.
