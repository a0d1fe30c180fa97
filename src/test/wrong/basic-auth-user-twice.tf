resource "dokploy_basic_auth" "one" {
  application_id = var.existing.application_id
  username       = "shop"
  password       = "correct-horse-battery"
}

resource "dokploy_basic_auth" "two" {
  application_id = var.existing.application_id
  username       = "shop"
  password       = "another-horse-battery"
  depends_on     = [dokploy_basic_auth.one]
}
# Told by terraform plan
#
# Warning: Duplicate Object
# on line 9: username = "shop"
#   This plan has another dokploy_basic_auth with the same `username`. Dokploy refuses the second one. Remove one of them, or change `username`.
