variable "name" {
  type    = string
  default = null
}

resource "dokploy_project" "shop" {
  name = var.name
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 7: name = var.name
#   `name` is required, but its value is null. Set the variable or expression that the value comes from.
