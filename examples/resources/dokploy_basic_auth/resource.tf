resource "dokploy_project" "shop" {
  name = "shop"
}

resource "dokploy_application" "web" {
  environment_id = dokploy_project.shop.production_environment_id
  name           = "web"

  docker = {
    image = "nginx:1.29-alpine"
  }
}

variable "staff_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

# The password is not stored in the state. Change the version to send a new password.
resource "dokploy_basic_auth" "staff" {
  application_id      = dokploy_application.web.id
  username            = "staff"
  password_wo         = var.staff_password
  password_wo_version = 1
}
