resource "dokploy_tag" "one" {
  name = "row-beside-one"
}

resource "dokploy_tag" "two" {
  name = "row-beside-two"
}

resource "dokploy_project" "tagged" {
  name    = "row-tagged"
  tag_ids = [dokploy_tag.one.id]
}
