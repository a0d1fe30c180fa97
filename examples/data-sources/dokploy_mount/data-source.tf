data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_mount" "uploads" {
  application_id = data.dokploy_application.web.id
  mount_path     = "/var/uploads"
}

output "volume" {
  value = data.dokploy_mount.uploads.volume_name
}
