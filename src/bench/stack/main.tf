# A stack of var.size objects: one project, and cells of five (environment, application with two domains, database);
# what does not make a whole cell are environments. Cells are modules: among the instances of a counted resource
# Terraform itself compares each with each.
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
  cells        = floor((var.size - 1) / 5)
  environments = var.size - 1 - 5 * local.cells
}

resource "dokploy_project" "this" {
  name = "bench"
}

resource "dokploy_environment" "this" {
  count      = local.environments
  project_id = dokploy_project.this.id
  name       = "environment-${count.index}"
}

module "cell" {
  source     = "./cell"
  count      = local.cells
  project_id = dokploy_project.this.id
  name       = "cell-${count.index}"
}
