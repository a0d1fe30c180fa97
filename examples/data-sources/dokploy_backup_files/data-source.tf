data "dokploy_destination" "nightly" {
  name = "nightly"
}

data "dokploy_backup_files" "shop" {
  destination_id = data.dokploy_destination.nightly.id
  search         = "shop-x7k2pd/"
}

output "backups" {
  value = data.dokploy_backup_files.shop.files[*].path
}
