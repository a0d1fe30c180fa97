# The newly installed server, on which no API key exists yet. All three configurations take the endpoint from
# DOKPLOY_ENDPOINT; DOKPLOY_API_KEY must not be set.
provider "dokploy" {
  alias = "empty"
}

# The first administrator, for what belongs to the whole server.
provider "dokploy" {
  alias   = "administrator"
  api_key = dokploy_bootstrap.administrator.api_key
}

# The organization of the shop, for everything else.
provider "dokploy" {
  api_key = dokploy_api_key.shop.key
}
