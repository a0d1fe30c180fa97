data "dokploy_gitlab_provider" "company" {
  name = "company"
}

output "gitlab_id" {
  value = data.dokploy_gitlab_provider.company.id
}
