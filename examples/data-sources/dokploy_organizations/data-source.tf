data "dokploy_organizations" "all" {}

output "organizations" {
  value = { for organization in data.dokploy_organizations.all.organizations : organization.name => organization.id }
}
