resource "dokploy_project" "shop" {
  name = "shop"
}

# Not deployed on change …
resource "dokploy_application" "web" {
  environment_id   = dokploy_project.shop.production_environment_id
  name             = "web"
  deploy_on_change = false

  docker = {
    image = "nginx:1.29-alpine"
  }
}

resource "dokploy_mount" "uploads" {
  application_id   = dokploy_application.web.id
  type             = "volume"
  volume_name      = "shop-uploads"
  mount_path       = "/var/uploads"
  deploy_on_change = false
}

# … but by this resource, after all attachments are saved, and again for every release.
resource "dokploy_deployment" "web" {
  application_id = dokploy_application.web.id

  triggers = {
    release = var.release
    mount   = dokploy_mount.uploads.mount_path
  }
}

variable "release" {
  type    = string
  default = "1.0.0"
}
