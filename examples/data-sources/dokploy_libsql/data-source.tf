data "dokploy_project" "shop" {
  name = "shop"
}

data "dokploy_libsql" "sessions" {
  environment_id = data.dokploy_project.shop.production_environment_id
  name           = "sessions"
}

output "host" {
  value = "${data.dokploy_libsql.sessions.internal_host}:${data.dokploy_libsql.sessions.internal_port}"
}
