data "dokploy_organization" "row" {}

resource "dokploy_api_key" "wrong" {
  name            = "row-soon"
  organization_id = data.dokploy_organization.row.id
  expires_in      = "12h"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 6: expires_in = "12h"
#   `expires_in` must be between 1 and 365 days, such as `90d`, not `12h`.
