data "dokploy_audit_logs" "wrong" {}

# Told by terraform validate
#
# Error: Invalid data source
# on line 1: data "dokploy_audit_logs" "wrong" {}
#   The provider dokploy/dokploy does not support data source "dokploy_audit_logs". Did you mean "dokploy_audit_log"?
