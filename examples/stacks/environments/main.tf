# One module for three environments.

resource "dokploy_project" "shop" {
  name = var.name
}

resource "dokploy_environment" "more" {
  for_each   = toset(["staging", "development"])
  project_id = dokploy_project.shop.id
  name       = each.key
}

locals {
  environments = {
    production  = { id = dokploy_project.shop.production_environment_id, replicas = var.replicas }
    staging     = { id = dokploy_environment.more["staging"].id, replicas = 1 }
    development = { id = dokploy_environment.more["development"].id, replicas = 1 }
  }
}

module "stack" {
  source   = "./stack"
  for_each = local.environments

  environment_id = each.value.id
  host           = "${each.key}.shop.example.com"
  replicas       = each.value.replicas
}
