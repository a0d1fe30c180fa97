resource "terraform_data" "nothing" {
}

resource "dokploy_project" "shop" {
  name = terraform_data.nothing.output
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 5: name = terraform_data.nothing.output
#   `name` is required, but its value is null. Set the variable or expression that the value comes from.
