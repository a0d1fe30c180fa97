provider "dokploy" {
  alias    = "gateway"
  endpoint = "https://dokploy.example.com"
  api_key  = "key"
  headers = {
    "x-api-key" = "another-key"
  }
}

data "dokploy_projects" "all" {
  provider = dokploy.gateway
}

# Told by terraform validate
#
# Error: Invalid HTTP Header
# on line 5: headers = { "x-api-key" = "another-key" }
#   In `headers["x-api-key"]`: `x-api-key` carries the API key, which `api_key` sets.
#
#   Take it out of `headers`, which are for gateways in front of the server.
