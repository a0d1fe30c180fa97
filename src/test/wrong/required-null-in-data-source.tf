variable "application_id" {
  type    = string
  default = null
}

data "dokploy_ports" "of_nobody" {
  application_id = var.application_id
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 7: application_id = var.application_id
#   `application_id` is required, but its value is null. Set the variable or expression that the value comes from.
