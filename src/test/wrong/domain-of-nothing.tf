resource "dokploy_domain" "wrong" {
  host = "nothing.example.com"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 1: resource "dokploy_domain" "wrong" {
#   Exactly one of `application_id` and `compose_id` must be set.
