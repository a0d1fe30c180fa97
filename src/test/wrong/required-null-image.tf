variable "image" {
  type    = string
  default = null
}

resource "dokploy_application" "app" {
  environment_id = var.environment_id
  name           = "app"
  docker = {
    image = var.image
  }
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 9: docker = { image = var.image }
#   `docker.image` is required, but its value is null. Set the variable or expression that the value comes from.
