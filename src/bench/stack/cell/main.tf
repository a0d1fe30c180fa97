terraform {
  required_providers {
    dokploy = {
      source = "dokploy/dokploy"
    }
  }
}

variable "project_id" {
  type = string
}

variable "name" {
  type = string
}

resource "dokploy_environment" "this" {
  project_id = var.project_id
  name       = var.name
}

resource "dokploy_application" "this" {
  environment_id = dokploy_environment.this.id
  name           = "application-${var.name}"

  docker = {
    image = "nginx:1.29-alpine"
  }
}

resource "dokploy_domain" "this" {
  count          = 2
  application_id = dokploy_application.this.id
  host           = "${count.index}.${var.name}.example.com"
}

resource "dokploy_postgres" "this" {
  environment_id = dokploy_environment.this.id
  name           = "database-${var.name}"
  database_name  = "app"
  database_user  = "app"
}
