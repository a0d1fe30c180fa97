resource "dokploy_traefik_config" "wrong" {
  path    = "/etc/dokploy/traefik/dynamic/dokploy.yml"
  content = "http: {}"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: path = "/etc/dokploy/traefik/dynamic/dokploy.yml"
#   `path` must be a file below `/etc/dokploy/traefik/dynamic`, such as `/etc/dokploy/traefik/dynamic/headers.yml`, that Dokploy does not write itself, not `/etc/dokploy/traefik/dynamic/dokploy.yml`.
