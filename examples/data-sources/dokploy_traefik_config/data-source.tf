data "dokploy_traefik_config" "middlewares" {
  path = "/etc/dokploy/traefik/dynamic/middlewares.yml"
}

output "middlewares" {
  value = keys(yamldecode(data.dokploy_traefik_config.middlewares.content).http.middlewares)
}
