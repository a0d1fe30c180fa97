data "dokploy_aplications" "wrong" {}

# Told by terraform validate
#
# Error: Invalid data source
# on line 1: data "dokploy_aplications" "wrong" {}
#   The provider dokploy/dokploy does not support data source "dokploy_aplications". Did you mean "dokploy_applications"?
