resource "terraform_data" "nothing" {
}

resource "dokploy_project" "shop" {
  name = terraform_data.nothing.output
}
# Told by terraform plan
#
# Error: Missing Required Argument
# on line 5: name = terraform_data.nothing.output
#   `name` is required, but its value is null. Give the variable or expression that it comes from a value.
