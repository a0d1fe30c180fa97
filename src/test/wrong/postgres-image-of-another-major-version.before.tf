resource "dokploy_postgres" "shop" {
  environment_id    = var.environment_id
  name              = "shop"
  database_name     = "shop"
  database_user     = "shop"
  database_password = "correct-horse-battery"
  docker_image      = "postgres:17"
  delete_volumes    = true
}
