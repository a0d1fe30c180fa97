data "dokploy_patch" "settings" {
  id = "Puh2ziIsGbnA3JVmRGbAP"
}

output "is_applied" {
  value = data.dokploy_patch.settings.enabled
}
