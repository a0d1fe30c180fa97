terraform {
  required_providers {
    dokploy = {
      source  = "dokploy/dokploy"
      version = ">= 0.1"
    }
  }
}

resource "dokploy_project" "test" {
  name = "stack-tested-module"
}

output "environment_id" {
  value = dokploy_project.test.production_environment_id
}
