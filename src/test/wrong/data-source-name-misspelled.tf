data "dokploy_applications" "wrong" {}

# Told by terraform validate
#
# Error: Invalid data source
# on line 1: data "dokploy_applications" "wrong" {}
#   The provider dokploy/dokploy does not support data source "dokploy_applications". Did you mean "dokploy_application"?
