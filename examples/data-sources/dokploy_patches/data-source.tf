data "dokploy_application" "web" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

data "dokploy_patches" "web" {
  application_id = data.dokploy_application.web.id
}

output "patched_files" {
  value = [for item in data.dokploy_patches.web.patches : item.file_path]
}
