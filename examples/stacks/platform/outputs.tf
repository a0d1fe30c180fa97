output "url" {
  description = "URL of the shop."
  value       = dokploy_domain.storefront.url
}

output "deploy_key" {
  description = "Public SSH key, which the build server must accept."
  value       = dokploy_ssh_key.machines.public_key
}

output "invitation" {
  description = "URL at which the designer joins."
  value       = dokploy_invitation.designer.url
  sensitive   = true
}
