ephemeral "dokploy_api_key" "wrong" {
  name            = "run"
  organization_id = "4NKvrnD4CG6iOXVW9zXov"
  expires_in      = "1h"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 4: expires_in = "1h"
#   `expires_in` must be between 1 and 365 days, such as `90d`, not `1h`.
