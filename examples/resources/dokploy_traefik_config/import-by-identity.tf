import {
  to = dokploy_traefik_config.headers
  identity = {
    path = "/etc/dokploy/traefik/dynamic/headers.yml"
  }
}
