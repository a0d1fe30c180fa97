data "dokploy_user" "dana" {
  email = "dana@example.com"
}

output "role" {
  value = data.dokploy_user.dana.role
}
