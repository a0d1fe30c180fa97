data "dokploy_sso_provider" "staff" {
  id = "staff"
}

output "issuer" {
  value = data.dokploy_sso_provider.staff.issuer
}
