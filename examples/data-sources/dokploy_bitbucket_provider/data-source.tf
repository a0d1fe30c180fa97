data "dokploy_bitbucket_provider" "company" {
  name = "company"
}

output "bitbucket_id" {
  value = data.dokploy_bitbucket_provider.company.id
}
