resource "dokploy_libsql" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_user  = "shop"
  delete_volumes = true
  docker_image   = "ghcr.io/tursodatabase/libsql-server:v0.23.0"
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 6: docker_image = "ghcr.io/tursodatabase/libsql-server:v0.23.0"
#   `docker_image` has no effect: Dokploy runs `ghcr.io/tursodatabase/libsql-server:v0.24.32` for every libSQL database. Remove `docker_image`.
