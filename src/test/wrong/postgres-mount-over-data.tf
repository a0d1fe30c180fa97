resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  mounts = [{ type = "volume", volume_name = "other-data", mount_path = "/var/lib/postgresql/18/docker" }]
}

# Told by terraform validate
#
# Error: Mount Path Already Used
# on line 6: mounts = [{ type = "volume", volume_name = "other-data", mount_path = "/var/lib/postgresql/18/docker" }]
#   In `mounts[0].mount_path`: Dokploy already mounts the data volume of the database at `/var/lib/postgresql`. Choose another `mount_path`.
