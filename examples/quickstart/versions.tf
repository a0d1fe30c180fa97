terraform {
  required_version = ">= 1.5"

  required_providers {
    dokploy = {
      source  = "dokploy/dokploy"
      version = "~> 0.1"
    }
  }
}

# The address of the server and the API key are read from DOKPLOY_ENDPOINT and DOKPLOY_API_KEY.
provider "dokploy" {}
