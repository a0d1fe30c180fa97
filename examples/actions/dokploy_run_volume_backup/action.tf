data "dokploy_volume_backup" "uploads" {
  id = "rT0qYfYTJ3uYwzYhYwYCk"
}

action "dokploy_run_volume_backup" "uploads" {
  config {
    volume_backup_id = data.dokploy_volume_backup.uploads.id
  }
}
