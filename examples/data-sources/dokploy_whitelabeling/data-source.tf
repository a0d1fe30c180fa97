data "dokploy_whitelabeling" "this" {}

output "app_name" {
  value = data.dokploy_whitelabeling.this.app_name
}
