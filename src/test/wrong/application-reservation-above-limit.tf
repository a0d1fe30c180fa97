resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  cpu_limit       = "0.5"
  cpu_reservation = "1"
  docker = {
    image = "nginx:1.29-alpine"
  }
}

# Told by terraform validate
#
# Error: Reservation Above Limit
# on line 5: cpu_reservation = "1"
#   `cpu_reservation` must not be greater than `cpu_limit`.
