# A stack of var.size objects: a fifth applications, each with two domains, a fifth databases, the rest environments and
# one project.
terraform {
  required_providers {
    dokploy = {
      source = "dokploy/dokploy"
    }
  }
}

variable "size" {
  type = number
}

locals {
  fifth        = floor(var.size / 5)
  environments = max(var.size - 1 - 4 * local.fifth, 0)
}

resource "dokploy_project" "this" {
  name = "bench"
}

resource "dokploy_environment" "this" {
  count      = local.environments
  project_id = dokploy_project.this.id
  name       = "environment-${count.index}"
}

resource "dokploy_application" "this" {
  count          = local.fifth
  environment_id = dokploy_environment.this[count.index % local.environments].id
  name           = "application-${count.index}"

  docker = {
    image = "nginx:1.29-alpine"
  }
}

resource "dokploy_domain" "this" {
  count          = 2 * local.fifth
  application_id = dokploy_application.this[floor(count.index / 2)].id
  host           = "host-${count.index}.example.com"
}

resource "dokploy_postgres" "this" {
  count          = local.fifth
  environment_id = dokploy_environment.this[count.index % local.environments].id
  name           = "database-${count.index}"
  database_name  = "app"
  database_user  = "app"
}
