resource "dokploy_tag" "one" {
  name = "row-twice"
}

resource "dokploy_tag" "two" {
  name  = "row-twice"
  color = "#2563eb"

  depends_on = [dokploy_tag.one]
}
# Told by terraform plan
#
# Warning: Duplicate Object
# on line 6: name = "row-twice"
#   This plan has another dokploy_tag with the same `name`. Dokploy refuses the second one. Remove one of them, or change `name`.
