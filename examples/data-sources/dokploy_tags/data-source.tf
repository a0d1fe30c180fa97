data "dokploy_tags" "all" {}

output "tags" {
  value = { for tag in data.dokploy_tags.all.tags : tag.name => tag.id }
}
