data "dokploy_destination" "backups" {
  name = "backups"
}

output "bucket" {
  value = data.dokploy_destination.backups.bucket
}
