ephemeral "dokploy_api_key" "wrong" {
  name            = "a-key-for-the-length-of-the-run"
  organization_id = "4NKvrnD4CG6iOXVW9zXov"
}
# Told by terraform validate
#
# Error: Invalid Attribute Value
# on line 2: name = "a-key-for-the-length-of-the-run"
#   `name` must be 1 to 19 characters long, not `a-key-for-the-length-of-the-run`.
