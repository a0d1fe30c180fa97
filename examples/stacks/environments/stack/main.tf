resource "dokploy_mysql" "data" {
  environment_id = var.environment_id
  name           = "data"
  database_name  = "shop"
  database_user  = "shop"
  docker_image   = "mysql:8"
  delete_volumes = true
}

resource "dokploy_application" "web" {
  environment_id = var.environment_id
  name           = "web"
  docker         = { image = "nginx:alpine" }
  replicas       = var.replicas
  secret_env     = { DATABASE_URL = dokploy_mysql.data.internal_uri }
}

resource "dokploy_domain" "web" {
  application_id = dokploy_application.web.id
  host           = var.host
  port           = 80
}
