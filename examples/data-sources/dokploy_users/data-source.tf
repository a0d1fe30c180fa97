data "dokploy_users" "admins" {
  role = "admin"
}

output "admins" {
  value = [for user in data.dokploy_users.admins.users : user.email]
}
