data "dokploy_invitations" "pending" {
  status = "pending"
}

output "invited" {
  value = [for invitation in data.dokploy_invitations.pending.invitations : invitation.email]
}
