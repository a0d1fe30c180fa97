variable "port" {
  type    = number
  default = null
}

resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = "nginx:1.29-alpine"
  }
  ports = [
    { published_port = 18080, target_port = 80 },
    { published_port = 18081, target_port = var.port },
  ]
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 12: ports = [ { published_port = 18080, target_port = 80 }, { published_port = 18081, target_port = var.port }, ]
#   `ports[1].target_port` is required, but its value is null. Set the variable or expression that the value comes from.
