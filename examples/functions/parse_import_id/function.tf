locals {
  # { project = "shop", environment = "production", service = "web", mount_path = "/var/uploads" }
  uploads = provider::dokploy::parse_import_id("dokploy_mount", "shop/production/web/var/uploads")
}

output "project" {
  value = local.uploads.project
}
