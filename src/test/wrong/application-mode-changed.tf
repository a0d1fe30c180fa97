resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  swarm = {
    mode = {
      global = {}
    }
  }
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform plan
#
# Warning: Swarm Mode Cannot Be Changed
# on line 4: swarm = { mode = { global = {} } }
#   Docker cannot change the mode of a Swarm service from `replicated` to `global`, so the deployment fails. Replace the service, for example with `terraform apply -replace=ADDRESS`. A replaced database starts with an empty volume.
