resource "dokploy_bitbucket_provider" "wrong" {
  name      = "company"
  api_token = "correct-horse-battery"
}

# Told by terraform validate
#
# Error: Missing Required Argument
# on line 3: api_token = "correct-horse-battery"
#   `api_token` requires `email`.
