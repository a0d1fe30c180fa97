resource "dokploy_postgres" "shop" {
  environment_id    = var.environment_id
  name              = "shop"
  database_name     = "shop"
  database_user     = "shop"
  database_password = "correct-horse-battery"
  docker_image      = "postgres:18"
  delete_volumes    = true
}

# Told by terraform plan
#
# Warning: Major Version Changes in Place
# on line 7: docker_image = "postgres:18"
#   The database goes from major version 17 to 18 and keeps its volume `APP-NAME-data` with the data as it is. PostgreSQL does not open the data directory of another major version. Dokploy keeps the volume mounted where the image that the database was created with has its data: `/var/lib/postgresql/18/docker` for version 18, and so on for later ones, `/var/lib/postgresql/data` for earlier ones. From version 18 on the new image looks elsewhere, and refuses to start or begins with an empty database outside the volume. Dump the data first; the safe way is a new database of the new version, into which the dump is restored.
