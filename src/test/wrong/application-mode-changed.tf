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
#   A Docker Swarm service keeps its mode: one that is `replicated` cannot become `global`, so the deploy will fail. It has to be made anew, as with `terraform apply -replace` and its address, which for a database means an empty volume.
