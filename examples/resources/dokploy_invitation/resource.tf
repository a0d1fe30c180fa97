resource "dokploy_invitation" "sam" {
  email = "sam@example.com"
  role  = "member"
}

# The page where Sam joins.
output "invitation" {
  value     = dokploy_invitation.sam.url
  sensitive = true
}
