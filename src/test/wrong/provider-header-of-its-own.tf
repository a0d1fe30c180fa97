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
#   In `headers["x-api-key"]`: `x-api-key` is the header of the API key. Set `api_key` instead.
#
#   Remove or correct this element of `headers`. Headers are meant for a gateway in front of Dokploy.
