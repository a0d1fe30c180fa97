resource "dokploy_scim_provider" "directory" {
  provider_id = "directory"
}

# For the identity provider, together with https://dokploy.example.com/api/auth/scim/v2.
output "scim_token" {
  value     = dokploy_scim_provider.directory.token
  sensitive = true
}
