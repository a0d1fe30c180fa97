terraform {
  required_version = ">= 1.8"

  required_providers {
    dokploy = {
      source = "dokploy/dokploy"
    }
  }
}

# Where the server is and how to reach it comes from DOKPLOY_ENDPOINT and DOKPLOY_API_KEY.
provider "dokploy" {}
