resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  memory_limit       = "256m"
  memory_reservation = "1g"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Reservation Above Limit
# on line 5: memory_reservation = "1g"
#   `memory_reservation` must not be greater than `memory_limit`.
