# A small module with tests that run on the provider's sandbox in CI.

resource "dokploy_application" "this" {
  environment_id = var.environment_id
  name           = var.name
  docker         = { image = var.image }
  replicas       = var.replicas

  domains = [for host in var.hosts : { host = host, port = var.port }]
}
