data "dokploy_application" "wrong" {}

# Told by terraform validate
#
# Error: A choice is missing
# on line 1: data "dokploy_application" "wrong" {}
#   Exactly one of `id` and `environment_id` must be set.
#
# Error: A choice is missing
# on line 1: data "dokploy_application" "wrong" {}
#   Exactly one of `id` and `name` must be set.
