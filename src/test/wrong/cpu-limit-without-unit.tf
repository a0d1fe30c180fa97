resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
  cpu_limit = "500"
}
# Told by terraform validate
#
# Warning: Unusually High CPU Value
# on line 7: cpu_limit = "500"
#   `cpu_limit` is `500`, that is 500 CPUs. A container cannot get more CPUs than its node has. Did you mean `500m` (thousandths of a CPU)?
