terraform {
  required_providers {
    dokploy = {
      source  = "dokploy/dokploy"
      version = "~> 0.1"
    }
  }
}

# If unset, read from the environment variables DOKPLOY_ENDPOINT and DOKPLOY_API_KEY.
provider "dokploy" {
  endpoint = "https://dokploy.example.com"
  api_key  = var.dokploy_api_key
}

variable "dokploy_api_key" {
  type      = string
  sensitive = true
}
