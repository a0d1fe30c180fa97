data "dokploy_gitea_provider" "company" {
  name = "company"
}

output "gitea_id" {
  value = data.dokploy_gitea_provider.company.id
}
