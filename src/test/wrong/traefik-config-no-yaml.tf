resource "dokploy_traefik_config" "wrong" {
  path    = "/etc/dokploy/traefik/dynamic/broken.yml"
  content = "http: [routers"
}

# Told by terraform validate
#
# Error: Invalid Traefik Configuration
# on line 3: content = "http: [routers"
#   `content` is not YAML that Traefik can read, so Traefik would ignore the whole file: line 1: expected ',' or ']', but got <stream end>
