terraform {
  required_version = ">= 1.11"

  required_providers {
    dokploy = {
      source  = "dokploy/dokploy"
      version = "~> 0.1"
    }
  }
}
