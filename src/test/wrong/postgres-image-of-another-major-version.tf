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
#   This changes the major version of the database from 17 to 18 and keeps the data volume `APP-NAME-data` unchanged. PostgreSQL cannot read the data directory of another major version, and from version 18 on each major version looks for it at a path of its own, while Dokploy keeps the volume mounted at the path of the first version. The container does not start, or it starts with an empty database outside the volume. Dump the data first, create a new database with the new version, and restore the dump into it.
