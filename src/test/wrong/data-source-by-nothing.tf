data "dokploy_application" "wrong" {}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: data "dokploy_application" "wrong" {}
#   Set either `id`, or `environment_id` and `name`.
