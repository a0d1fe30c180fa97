# The organization of the API key.
data "dokploy_organization" "current" {}

output "organization" {
  value = data.dokploy_organization.current.name
}
