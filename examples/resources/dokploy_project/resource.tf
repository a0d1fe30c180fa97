resource "dokploy_project" "shop" {
  name        = "shop"
  description = "Everything that the shop consists of."

  # Services refer to this variable as ${{project.REGION}}, written "$${{project.REGION}}" in Terraform.
  env = {
    REGION = "eu-central"
  }
  secret_env = {
    LICENSE_KEY = var.license_key
  }

  deletion_protection = true
}

variable "license_key" {
  type      = string
  sensitive = true
}
