terraform {
  required_providers {
    dokploy = {
      source = "dokploy/dokploy"
    }
  }
}

# Both may be left out: then DOKPLOY_ENDPOINT and DOKPLOY_API_KEY count.
provider "dokploy" {
  endpoint = "https://dokploy.example.com"
  api_key  = var.dokploy_api_key
}

variable "dokploy_api_key" {
  type      = string
  sensitive = true
}
