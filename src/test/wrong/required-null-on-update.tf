variable "compose_file" {
  type    = string
  default = null
}

resource "dokploy_compose" "stack" {
  environment_id = var.environment_id
  name           = "stack"
  delete_volumes = true
  raw = {
    compose_file = var.compose_file
  }
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 10: raw = { compose_file = var.compose_file }
#   `raw.compose_file` is required, but its value is null. Set the variable or expression that the value comes from.
