# Who has deleted what. Requires an enterprise license.
data "dokploy_audit_log" "deletions" {
  action = "delete"
  limit  = 20
}

output "deletions" {
  value = [for entry in data.dokploy_audit_log.deletions.entries : "${entry.user_email}: ${entry.resource_name}"]
}
