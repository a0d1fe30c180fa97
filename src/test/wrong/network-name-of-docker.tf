resource "dokploy_network" "wrong" {
  name = "bridge"
}

# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: name = "bridge"
#   `name` must be a name other than `bridge`, `host`, `none`, `ingress`, `docker_gwbridge` and `dokploy-network`, not `bridge`.
