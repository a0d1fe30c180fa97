resource "dokploy_security" "one" {
  application_id = var.existing.application_id
  username       = "shop"
  password       = "correct-horse-battery"
}

resource "dokploy_security" "two" {
  application_id = var.existing.application_id
  username       = "shop"
  password       = "another-horse-battery"
  depends_on     = [dokploy_security.one]
}
# Told by terraform plan
#
# Warning: Duplicate Object
# on line 9: username = "shop"
#   Another dokploy_security of this plan has the same `username` in the same place. Dokploy refuses the second. Remove one of them, or change `username`.
