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

resource "dokploy_mount" "uploads" {
  application_id = dokploy_application.web.id
  type           = "volume"
  volume_name    = "shop-uploads"
  mount_path     = "/var/uploads"
}

# A file with its content in the configuration. Both mounts share one deployment.
resource "dokploy_mount" "nginx" {
  application_id = dokploy_application.web.id
  type           = "file"
  file_path      = "nginx/default.conf"
  mount_path     = "/etc/nginx/conf.d/default.conf"
  content        = <<-EOT
    server {
      listen 80;
      root   /var/uploads;
    }
  EOT
}
