data "dokploy_custom_roles" "all" {}

output "roles" {
  value = [for role in data.dokploy_custom_roles.all.custom_roles : role.name]
}
