resource "dokploy_postgres" "db" {
  environment_id = var.environment_id
  name           = "db"
  database_name  = "shop"
  database_user  = "shop"
  external_port = 15998
  swarm = {
    endpoint_spec = {
      mode = "vip"
    }
  }
}

# Told by terraform plan
#
# Warning: Setting Without Effect
# on line 6: external_port = 15998
#   `external_port` has no effect: with `swarm.endpoint_spec`, only the ports of `swarm.endpoint_spec.ports` are published. Remove `external_port`, or list its ports in `swarm.endpoint_spec.ports`.
