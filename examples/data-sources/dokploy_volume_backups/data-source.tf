data "dokploy_compose" "wiki" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_volume_backups" "wiki" {
  compose_id = data.dokploy_compose.wiki.id
}

output "volumes" {
  value = [for item in data.dokploy_volume_backups.wiki.volume_backups : item.volume_name]
}
